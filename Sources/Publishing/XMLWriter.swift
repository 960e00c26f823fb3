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

  mutating func raw(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
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

  /// A line of one element with a time in UTC, as RFC 3339 writes it.
  mutating func element(_ name: String, _ time: Timestamp, indent: String) {
    raw(indent)
    raw("<")
    raw(name)
    raw(">")
    time.writeRFC3339(to: &bytes)
    raw("</")
    raw(name)
    raw(">\n")
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
    // An array, since the slices of one are appended by memcpy, and those of a string byte by byte.
    let source = Array(value.utf8)
    var start = 0
    for position in source.indices {
      let byte = source[position]
      if byte < 64 {
        guard specials >> UInt64(byte) & 1 == 1 else { continue }
        bytes.append(contentsOf: source[start..<position])
        raw(Self.reference(for: byte))
        start = position + 1
      } else if byte & 0xFE == 0xBE, position >= 2, source[position - 1] == 0xBF, source[position - 2] == 0xEF {
        // U+FFFE or U+FFFF becomes U+FFFD.
        bytes.append(contentsOf: source[start..<position])
        bytes.append(0xBD)
        start = position + 1
      }
    }
    bytes.append(contentsOf: source[start...])
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
