internal import Glibc

/// The long texts of a document, cut out before libxml2 reads the rest.
///
/// libxml2 looks at text character by character and hands it on in small pieces: of a feed, most of which is text, that is
/// most of the work. In the place of each cut stands an empty processing instruction; `SAXEvents` puts the text back, and
/// checks in it what libxml2 would have checked.
struct TextCuts {
  enum Kind {
    /// As it stands in the document, with references.
    case text
    /// The inside of a CDATA section.
    case section
  }

  /// The document without the long texts.
  private(set) var skeleton: [UInt8] = []
  private(set) var cuts: [(range: Range<Int>, kind: Kind)] = []

  /// Shorter texts are not worth a cut.
  private static let worthwhile = 40
  /// Of the instructions that mark cuts. A document that has such an instruction itself is left whole.
  static let target = UInt8(ascii: "_")

  /// Nil when the document is no better for it, or too odd: then libxml2 had better see all of it.
  init?(_ document: UnsafeBufferPointer<UInt8>) {
    var scanner = unsafe Scanner(document)
    skeleton.reserveCapacity(document.count / 2)
    // Text before the document's element is not text.
    guard scanner.skipProlog() else { return nil }
    var copied = 0
    while scanner.position < document.count {
      let start = scanner.position
      if unsafe document[start] == UInt8(ascii: "<") {
        guard let section = scanner.skipMarkup() else { return nil }
        if let section, section.count >= TextCuts.worthwhile {
          unsafe cut(document, section, .section, from: copied, to: start)
          copied = scanner.position
        }
      } else {
        scanner.skipText()
        let end = scanner.position
        // Text at the end is beyond the document's element.
        if end - start >= TextCuts.worthwhile && end < document.count {
          unsafe cut(document, start..<end, .text, from: copied, to: start)
          copied = end
        }
      }
    }
    guard !cuts.isEmpty else { return nil }
    unsafe skeleton.append(contentsOf: UnsafeBufferPointer(rebasing: document[copied...]))
  }

  private mutating func cut(
    _ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: Kind, from copied: Int, to start: Int
  ) {
    unsafe skeleton.append(contentsOf: UnsafeBufferPointer(rebasing: document[copied..<start]))
    for byte in [UInt8(ascii: "<"), UInt8(ascii: "?"), TextCuts.target, UInt8(ascii: "?"), UInt8(ascii: ">")] {
      skeleton.append(byte)
    }
    cuts.append((range, kind))
  }

  /// Steps over markup and text without understanding either.
  @safe private struct Scanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let count: Int
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      unsafe self.bytes = bytes
      count = bytes.count
    }

    private subscript(_ index: Int) -> UInt8 { unsafe bytes[index] }

    /// To the first tag.
    mutating func skipProlog() -> Bool {
      while position < count {
        if self[position] != UInt8(ascii: "<") {
          skipText()
        } else if position + 1 < count, self[position + 1].isNameStart {
          return true
        } else if skipMarkup() == nil {
          return false
        }
      }
      return false
    }

    mutating func skipText() { position = index(of: UInt8(ascii: "<"), from: position) ?? count }

    /// Past a tag, comment, instruction or section; of a section, the range of its inside. Nil for what should not be
    /// there.
    mutating func skipMarkup() -> Range<Int>?? {
      guard position + 2 < count else { return nil }
      switch self[position + 1] {
      case UInt8(ascii: "?"):
        if self[position + 2] == TextCuts.target { return nil }
        guard let end = end(of: UInt8(ascii: "?"), nil, from: position + 2) else { return nil }
        position = end
      case UInt8(ascii: "!"):
        if has("<!--") {
          guard let end = end(of: UInt8(ascii: "-"), UInt8(ascii: "-"), from: position + 4) else { return nil }
          position = end
        } else if has("<![CDATA[") {
          let start = position + 9
          guard let end = end(of: UInt8(ascii: "]"), UInt8(ascii: "]"), from: start) else { return nil }
          position = end
          return .some(.some(start..<end - 3))
        } else {
          return nil
        }
      default:
        guard skipTag() else { return nil }
      }
      return .some(nil)
    }

    /// Past the `>` that is not inside of quotes.
    private mutating func skipTag() -> Bool {
      var index = position + 1
      while index < count {
        let byte = self[index]
        if byte == UInt8(ascii: ">") {
          position = index + 1
          return true
        }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          guard let end = self.index(of: byte, from: index + 1) else { return false }
          index = end
        } else if byte == UInt8(ascii: "<") {
          return false
        }
        index += 1
      }
      return false
    }

    private func has(_ ascii: StaticString) -> Bool {
      let length = ascii.utf8CodeUnitCount
      guard position + length <= count else { return false }
      return unsafe memcmp(bytes.baseAddress! + position, ascii.utf8Start, length) == 0
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
      guard start < count, let found = unsafe memchr(bytes.baseAddress! + start, Int32(byte), count - start) else {
        return nil
      }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(bytes.baseAddress!)
    }

    /// Past the first `first`, `second` (if any) and `>` in a row.
    private func end(of first: UInt8, _ second: UInt8?, from start: Int) -> Int? {
      var index = start
      let length = second == nil ? 2 : 3
      while let found = self.index(of: UInt8(ascii: ">"), from: index) {
        let begin = found - length + 1
        if begin >= start, self[begin] == first, second == nil || self[begin + 1] == second {
          return found + 1
        }
        index = found + 1
      }
      return nil
    }
  }
}
