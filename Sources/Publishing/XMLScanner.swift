/// Reads back the XML that the writers wrote, in one pass, and stops at the first thing that is not well formed
/// (XML 1.0, section 2.1).
///
/// It knows no DTD, so a reference other than to the five predefined entities or to a character is an error, as it should
/// be in a feed.
struct XMLScanner {
  enum Event {
    /// The ranges are of the name, or of the text, in the document.
    case start(Range<Int>)
    case end(Range<Int>)
    case text(Range<Int>)
  }

  struct Malformed: Error {
    var message: String
    var offset: Int
  }

  let bytes: [UInt8]
  private var position = 0
  private var open: [Range<Int>] = []
  private var isEmptyElement = false
  private var hasRoot = false

  init(_ bytes: [UInt8]) throws(Malformed) {
    self.bytes = bytes
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Malformed(message: "not UTF-8", offset: error.byteOffsets.lowerBound)
    }
    if starts(with: "<?xml ") { try skip(past: "?>") }
  }

  /// Nil at the end of the document.
  mutating func next() throws(Malformed) -> Event? {
    if isEmptyElement {
      isEmptyElement = false
      return .end(open.removeLast())
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else { return .text(try text()) }
      switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
      case UInt8(ascii: "/"): return .end(try endTag())
      case UInt8(ascii: "?"): try skip(past: "?>")
      case UInt8(ascii: "!") where starts(with: "<!--"): try skip(past: "-->")
      default: return .start(try startTag())
      }
    }
    if !open.isEmpty { throw failure("the document ends inside an element") }
    if !hasRoot { throw failure("the document has no element") }
    return nil
  }

  private mutating func startTag() throws(Malformed) -> Range<Int> {
    if open.isEmpty && hasRoot { throw failure("a second root element") }
    hasRoot = true
    position += 1
    let tag = try name()
    var names: [Range<Int>] = []
    while true {
      let hadSpace = skipSpace()
      guard position < bytes.count else { throw failure("a tag does not end") }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      if starts(with: "/>") {
        position += 2
        isEmptyElement = true
        break
      }
      guard hadSpace else { throw failure("no space before an attribute") }
      let attribute = try name()
      if names.contains(where: { bytes[$0] == bytes[attribute] }) { throw failure("an attribute twice") }
      names.append(attribute)
      guard starts(with: "=\"") else { throw failure("an attribute without a value") }
      position += 2
      try characters(until: UInt8(ascii: "\""))
      position += 1
    }
    open.append(tag)
    return tag
  }

  private mutating func endTag() throws(Malformed) -> Range<Int> {
    position += 2
    let tag = try name()
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else { throw failure("an end tag does not end") }
    guard let opened = open.popLast(), bytes[opened] == bytes[tag] else {
      throw failure("an end tag that fits no start")
    }
    position += 1
    return tag
  }

  private mutating func text() throws(Malformed) -> Range<Int> {
    let start = position
    try characters(until: UInt8(ascii: "<"))
    let isOutside = open.isEmpty && bytes[start..<position].contains { $0 > 0x20 }
    if isOutside { throw failure("text outside the root element") }
    return start..<position
  }

  /// Stops at `mark`; text may also end with the document.
  private mutating func characters(until mark: UInt8) throws(Malformed) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == mark { return }
      if byte > 0x3E && byte != 0xEF {
        position += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "&"): try reference()
      case UInt8(ascii: "<"): throw failure("a bare < in a value")
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: throw failure("a control character")
      case 0xEF where bytes[position + 1] == 0xBF && bytes[position + 2] >= 0xBE: throw failure("a non-character")
      default: position += 1
      }
    }
    if mark != UInt8(ascii: "<") { throw failure("a value does not end") }
  }

  /// The most frequent first.
  private static let entities = ["lt", "gt", "amp", "quot", "apos"].map { Array($0.utf8) }

  private mutating func reference() throws(Malformed) {
    let limit = min(position + 12, bytes.count)
    guard let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: ";")) else { throw failure("a bare &") }
    let name = bytes[position + 1..<end]
    let isCharacter = name.first == UInt8(ascii: "#") && name.count > 1
    guard isCharacter || Self.entities.contains(where: { name.elementsEqual($0) }) else {
      throw failure("a reference to no known entity")
    }
    position = end + 1
  }

  private mutating func name() throws(Malformed) -> Range<Int> {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ":"),
        UInt8(ascii: "_"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        position += 1
        continue
      default: break
      }
      break
    }
    guard start < position else { throw failure("a name was expected") }
    return start..<position
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, [0x20, 0x0A, 0x09, 0x0D].contains(bytes[position]) { position += 1 }
    return position > start
  }

  private mutating func skip(past mark: String) throws(Malformed) {
    while position < bytes.count {
      if starts(with: mark) {
        position += mark.utf8.count
        return
      }
      position += 1
    }
    throw failure("\(mark) is missing")
  }

  private func starts(with mark: String) -> Bool {
    bytes[position...].starts(with: mark.utf8)
  }

  private func failure(_ message: String) -> Malformed { Malformed(message: message, offset: position) }
}
