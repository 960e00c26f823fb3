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
    bytes.append(UInt8(ascii: " "))
    raw(name)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
    escape(value, where: Self.attributeSpecials)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func attribute(_ name: String, _ value: Int?) {
    attribute(name, value.map { String($0) })
  }

  /// A line of one element with text, or nothing when `value` is nil.
  mutating func element(_ name: String, _ value: String?, indent: String = "  ", end: String = "\n") {
    guard let value else { return }
    raw(indent)
    bytes.append(UInt8(ascii: "<"))
    raw(name)
    bytes.append(UInt8(ascii: ">"))
    text(value)
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    raw(name)
    bytes.append(UInt8(ascii: ">"))
    raw(end)
  }

  /// A time in UTC, as RFC 3339 writes it.
  mutating func time(_ time: Timestamp) {
    time.writeRFC3339(to: &bytes)
  }

  /// One bit for each of the first 64 characters that may not stand as it is: controls but tab and line feed, `&<>`.
  private static var textSpecials: UInt64 { 0xFFFF_F9FF | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E }
  /// All controls, and `"` too.
  private static var attributeSpecials: UInt64 { 0xFFFF_FFFF | 1 << 0x22 | textSpecials }

  private mutating func escape(_ value: String, where specials: UInt64) {
    let utf8 = value.utf8
    let source = utf8.span
    var start = 0
    while start < source.count {
      let end = min(start + 4_096, source.count)
      escape(source, from: start, to: end, where: specials)
      start = end
    }
  }

  /// Not too much at once: what it may grow to is reserved before.
  private mutating func escape(_ source: Span<UInt8>, from start: Int, to end: Int, where specials: UInt64) {
    bytes.append(addingCapacity: (end - start) * 6) { output in
      for position in start..<end {
        let byte = source[position]
        if byte < 64 {
          if specials >> UInt64(byte) & 1 == 0 { output.append(byte) } else { Self.append(byte, to: &output) }
        } else if byte & 0xFE == 0xBE, position >= 2, source[position - 1] == 0xBF, source[position - 2] == 0xEF {
          // U+FFFE or U+FFFF becomes U+FFFD.
          output.append(0xBD)
        } else {
          output.append(byte)
        }
      }
    }
  }

  /// At most six bytes.
  private static func append(_ special: UInt8, to output: inout OutputSpan<UInt8>) {
    let reference =
      switch special {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "\t"): "&#9;"
      case UInt8(ascii: "\n"): "&#10;"
      case UInt8(ascii: "\r"): "&#13;"
      default: "\u{FFFD}"
      }
    for byte in reference.utf8 { output.append(byte) }
  }
}
