/// One pass that takes tags, comments, scripts and styles out of UTF-8, and puts characters for their references.
///
/// Linear, whatever the text: an end that was not found once is not looked for again.
struct Stripping {
  private let bytes: [UInt8]
  private(set) var output: [UInt8] = []
  /// A `<` has come into the output: there may be markup in it.
  private(set) var hasAngle = false
  /// Where the last tag can end; -1 when there is no `>`.
  private let last: Int
  /// Ends that do not come any more.
  private var missing: Set<End> = []

  private enum End: String {
    case comment = "-->"
    case script = "</script"
    case style = "</style"
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    last = bytes.lastIndex(of: 0x3E) ?? -1
  }

  mutating func run() {
    output.reserveCapacity(bytes.count)
    /// Text that is still to be copied begins here.
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard Stripping.isMark(byte) else {
        index += 1
        continue
      }
      output.append(contentsOf: bytes[start..<index])
      if byte == 0x26 {
        let count = output.count
        index = CharacterReference.decode(bytes, at: index, into: &output)
        if output[count] == 0x3C { hasAngle = true }
      } else if let end = skipTag(at: index) {
        index = end
      } else {
        output.append(byte)
        hasAngle = true
        index += 1
      }
      start = index
    }
    output.append(contentsOf: bytes[start...])
  }

  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool { byte == 0x3C || byte == 0x26 }

  /// The index after the tag or comment at `start`; nil when there is none.
  private mutating func skipTag(at start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    if bytes[start + 1] == 0x21 {  // !
      if start + 3 < bytes.count, bytes[start + 2] == 0x2D, bytes[start + 3] == 0x2D {
        return find(.comment, from: start + 4) ?? endOfTag(from: start + 2)
      }
      return endOfTag(from: start + 2)
    }
    var index = start + 1
    let isClosing = bytes[index] == 0x2F
    if isClosing || bytes[index] == 0x3F { index += 1 }
    let nameStart = index
    while index < bytes.count, Stripping.isAlphanumeric(bytes[index]) { index += 1 }
    guard isClosing || bytes[start + 1] == 0x3F || (index > nameStart && bytes[nameStart] > 0x39) else { return nil }
    guard let end = endOfTag(from: index) else { return nil }
    let name = TagName(bytes, nameStart..<index)
    if !isClosing, name == Stripping.script || name == Stripping.style {
      let closing = find(name == Stripping.script ? .script : .style, from: end)
      return closing.flatMap { endOfTag(from: $0) } ?? end
    }
    if Stripping.blocks.contains(name) { output.append(0x20) }
    return end
  }

  /// Whether there is a tag in the text of one of the kinds that texts are made of.
  static func showsMarkup(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.lastIndex(of: 0x3E) else { return false }
    var index = 0
    while let mark = bytes[index..<last].firstIndex(of: 0x3C) {
      index = mark + 1
      if bytes[index] == 0x2F { index += 1 }
      let nameStart = index
      while isAlphanumeric(bytes[index]) { index += 1 }
      if index > nameStart, shown.contains(TagName(bytes, nameStart..<index)) { return true }
    }
    return false
  }

  private static let script: TagName = "script"
  private static let style: TagName = "style"

  private static let blocks: Set<TagName> = [
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table", "blockquote",
    "section", "article", "figure", "figcaption", "pre", "hr", "dd", "dt",
  ]

  private static let shown: Set<TagName> = [
    "p", "br", "div", "span", "a", "img", "b", "i", "em", "strong", "li", "ul", "h1", "h2", "h3", "h4", "h5", "h6",
  ]

  @inline(__always)
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// The index after the first `>` at or after `start`.
  @inline(__always)
  private func endOfTag(from start: Int) -> Int? {
    var index = start
    while index <= last {
      if bytes[index] == 0x3E { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The index after the first such end (letter case ignored) at or after `start`.
  private mutating func find(_ end: End, from start: Int) -> Int? {
    if missing.contains(end) { return nil }
    let wanted = Array(end.rawValue.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], matches(wanted, at: index) { return index + wanted.count }
      index += 1
    }
    missing.insert(end)
    return nil
  }

  private func matches(_ wanted: [UInt8], at start: Int) -> Bool {
    wanted.indices.allSatisfy { offset in
      let byte = bytes[start + offset]
      return byte == wanted[offset] || byte | 0x20 == wanted[offset] && byte >= 0x41
    }
  }
}

/// A tag's name, lower case, as a number in base 37: its first eleven letters, and no name of ours has more.
private struct TagName: Hashable, ExpressibleByStringLiteral {
  private var letters: UInt64 = 0

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    for index in range.prefix(11) {
      let byte = bytes[index]
      letters = letters &* 37 &+ UInt64(byte < 0x40 ? byte &- 0x30 : (byte | 0x20) &- 0x61 &+ 10) &+ 1
    }
  }

  init(stringLiteral name: String) {
    let bytes = Array(name.utf8)
    self.init(bytes, 0..<bytes.count)
  }
}
