/// The words of a text without its markup, fast and forgiving: for comparing, never for showing.
///
/// Works on UTF-8. Sanitized or not: a bench and an older store must give the same words.
enum PlainText {
  /// Markup that is still visible after one pass was escaped twice, as many feeds do: then a second pass.
  static func bytes(of text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<2 {
      guard bytes.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { break }
      bytes = stripped(bytes)
      if !showsMarkup(bytes) { break }
    }
    return bytes
  }

  private static func stripped(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3C, let end = skipTag(bytes, at: index, into: &output) {
        index = end
      } else if byte == 0x26 {
        index = CharacterReference.decode(bytes, at: index, into: &output)
      } else {
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  /// The index after the tag or comment at `start`; nil when there is none.
  private static func skipTag(_ bytes: [UInt8], at start: Int, into output: inout [UInt8]) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    if bytes[start + 1] == 0x21 {  // !
      if matches(bytes, at: start, "<!--") {
        guard let end = find(bytes, "-->", from: start + 4) else { return find(bytes, ">", from: start + 2) }
        return end
      }
      return find(bytes, ">", from: start + 2)
    }
    var index = start + 1
    let isClosing = bytes[index] == 0x2F
    if isClosing || bytes[index] == 0x3F { index += 1 }
    let nameStart = index
    while index < bytes.count, isAlphanumeric(bytes[index]) { index += 1 }
    guard isClosing || bytes[start + 1] == 0x3F || (index > nameStart && bytes[nameStart] > 0x39) else { return nil }
    guard let end = find(bytes, ">", from: index) else { return nil }
    let name = TagName(bytes, nameStart..<index)
    if !isClosing, name == "script" || name == "style" {
      let closing = name == "script" ? "</script" : "</style"
      return find(bytes, closing, from: end).flatMap { find(bytes, ">", from: $0) } ?? end
    }
    if blocks.contains(name) { output.append(0x20) }
    return end
  }

  private static func showsMarkup(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let mark = bytes[index...].firstIndex(of: 0x3C) {
      index = mark + 1
      if index < bytes.count, bytes[index] == 0x2F { index += 1 }
      let nameStart = index
      while index < bytes.count, isAlphanumeric(bytes[index]) { index += 1 }
      if index > nameStart, shown.contains(TagName(bytes, nameStart..<index)), find(bytes, ">", from: index) != nil {
        return true
      }
    }
    return false
  }

  private static let blocks: Set<TagName> = [
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table", "blockquote",
    "section", "article", "figure", "figcaption", "pre", "hr", "dd", "dt",
  ]

  private static let shown: Set<TagName> = [
    "p", "br", "div", "span", "a", "img", "b", "i", "em", "strong", "li", "ul", "h1", "h2", "h3", "h4", "h5", "h6",
  ]

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private static func matches(_ bytes: [UInt8], at index: Int, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return "\(text)".utf8.elementsEqual(bytes[index..<index + count])
  }

  /// The index after the first `text` (ASCII, letter case ignored) at or after `start`.
  private static func find(_ bytes: [UInt8], _ text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      guard let first = bytes[index...].firstIndex(where: { $0 == wanted[0] }) else { return nil }
      guard first + wanted.count <= bytes.count else { return nil }
      var length = 1
      while length < wanted.count {
        let byte = bytes[first + length]
        guard byte == wanted[length] || (byte | 0x20 == wanted[length] && byte >= 0x41) else { break }
        length += 1
      }
      if length == wanted.count { return first + length }
      index = first + 1
    }
    return nil
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
