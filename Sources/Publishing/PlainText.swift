/// The words of a harmless fragment, white space collapsed.
///
/// It reads what the sanitizer wrote (every `<` and `&` of a text escaped); it is not a parser of HTML as found.
struct PlainText {
  private var words: [UInt8] = []
  private var needsSpace = false

  var value: String { String(decoding: words, as: UTF8.self) }

  /// Stops after about `limit` bytes of words.
  init(ofHTML html: String, bytes limit: Int = .max) {
    let utf8 = html.utf8
    let span = utf8.span
    var position = 0
    while position < span.count && words.count < limit {
      let byte = span[position]
      if byte == UInt8(ascii: "<"), let end = Self.end(of: UInt8(ascii: ">"), in: span, from: position, within: 8_192) {
        if Self.separates(span, from: position + 1, to: end) { needsSpace = true }
        position = end + 1
      } else if byte == UInt8(ascii: "&"),
        let end = Self.end(of: UInt8(ascii: ";"), in: span, from: position, within: 12),
        let character = Self.character(span, from: position + 1, to: end)
      {
        append(character.utf8)
        position = end + 1
      } else {
        append(CollectionOfOne(byte))
        position += 1
      }
    }
  }

  /// Stops after about `limit` bytes of words.
  init(ofWords text: String, bytes limit: Int = .max) {
    for byte in text.utf8 {
      if words.count >= limit && byte & 0xC0 != 0x80 { return }
      append(CollectionOfOne(byte))
    }
  }

  private mutating func append(_ character: some Collection<UInt8>) {
    guard let first = character.first else { return }
    if first <= 0x20 {
      needsSpace = true
      return
    }
    if needsSpace && !words.isEmpty { words.append(0x20) }
    needsSpace = false
    words.append(contentsOf: character)
  }

  private static func end(of mark: UInt8, in span: Span<UInt8>, from start: Int, within reach: Int) -> Int? {
    let limit = min(span.count, start + reach)
    var position = start
    while position < limit {
      if span[position] == mark { return position }
      position += 1
    }
    return nil
  }

  private static func ascii(_ span: Span<UInt8>, from start: Int, to end: Int) -> String {
    var text = ""
    for index in start..<max(start, end) { text.unicodeScalars.append(Unicode.Scalar(span[index])) }
    return text
  }

  /// Whether a tag stands between two words.
  private static func separates(_ span: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    let tag = ascii(span, from: start, to: min(end, start + 12))
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return !inline.contains(name)
  }

  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  private static func character(_ span: Span<UInt8>, from start: Int, to end: Int) -> String? {
    let name = ascii(span, from: start, to: end)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      guard let code = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) else { return nil }
      return Unicode.Scalar(code).map { String(Character($0)) }
    }
  }
}
