/// A buffer of XML text in UTF-8, written by appending.
///
/// Whatever a text holds, the document stays well formed: markup is escaped, and a character that XML 1.0 forbids
/// (section 2.2) becomes U+FFFD.
struct XMLWriter {
  private(set) var bytes: [UInt8] = []

  init(reserving capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// `markup` as it stands.
  mutating func raw(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  mutating func text(_ value: String) {
    escape(value, where: Self.textSpecials)
  }

  /// ` name="value"`, or nothing when `value` is nil.
  mutating func attribute(_ name: String, _ value: String?) {
    guard let value else { return }
    raw(" ")
    raw(name)
    raw("=\"")
    escape(value, where: Self.attributeSpecials)
    raw("\"")
  }

  mutating func attribute(_ name: String, _ value: Int?) {
    attribute(name, value.map { String($0) })
  }

  /// A line of one element with text, or nothing when `value` is nil.
  mutating func element(_ name: String, _ value: String?, indent: String = "  ", end: String = "\n") {
    guard let value else { return }
    raw(indent)
    raw("<")
    raw(name)
    raw(">")
    text(value)
    raw("</")
    raw(name)
    raw(">")
    raw(end)
  }

  /// One bit for each of the first 64 characters that may not stand as it is.
  private static let textSpecials = specials("&<>", keeping: "\t\n")
  private static let attributeSpecials = specials("&<>\"", keeping: "")

  private static func specials(_ marks: String, keeping kept: String) -> UInt64 {
    var bits: UInt64 = 0xFFFF_FFFF
    for byte in kept.utf8 { bits &= ~(1 << UInt64(byte)) }
    for byte in marks.utf8 { bits |= 1 << UInt64(byte) }
    return bits
  }

  private mutating func escape(_ value: String, where specials: UInt64) {
    let utf8 = value.utf8
    let span = utf8.span
    var start = 0
    var position = 0
    while position < span.count {
      let byte = span[position]
      if byte >= 64 && byte != 0xEF || byte < 64 && specials >> UInt64(byte) & 1 == 0 {
        position += 1
        continue
      }
      let isLong = byte == 0xEF
      if isLong && !(span[position + 1] == 0xBF && span[position + 2] >= 0xBE) {
        position += 3
        continue
      }
      append(utf8, from: start, to: position)
      raw(Self.reference(for: byte))
      position += isLong ? 3 : 1
      start = position
    }
    if start == 0 {
      bytes.append(contentsOf: utf8)
    } else {
      append(utf8, from: start, to: span.count)
    }
  }

  private mutating func append(_ utf8: String.UTF8View, from start: Int, to end: Int) {
    guard start < end else { return }
    let first = utf8.index(utf8.startIndex, offsetBy: start)
    bytes.append(contentsOf: utf8[first..<utf8.index(first, offsetBy: end - start)])
  }

  private static func reference(for byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "\t"): "&#9;"
    case UInt8(ascii: "\n"): "&#10;"
    case UInt8(ascii: "\r"): "&#13;"
    default: "\u{FFFD}"
    }
  }
}
