/// Writes markup that is HTML and well-formed XML at once.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func startTag(_ name: String) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
  }

  mutating func attribute(_ name: String, _ value: String) {
    attribute(name, Array(value.utf8)[...])
  }

  mutating func attribute(_ name: String, _ value: ArraySlice<UInt8>) {
    bytes.append(UInt8(ascii: " "))
    bytes += name.utf8
    bytes += "=\"".utf8
    text(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func endStartTag(isVoid: Bool = false) {
    if isVoid { bytes += " />".utf8 } else { bytes.append(UInt8(ascii: ">")) }
  }

  mutating func endTag(_ name: String) {
    bytes += "</".utf8
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func text(_ text: String) { self.text(Array(text.utf8)[...]) }

  /// Escaped, with U+FFFD for what XML 1.0 has no character for (section 2.2) and for C1 controls, which terminals obey.
  mutating func text(_ text: ArraySlice<UInt8>) {
    var run = text.startIndex
    var index = run
    while index < text.endIndex {
      let byte = text[index]
      if byte > 0x3E && byte != 0xC2 && byte != 0xEF && byte != 0x7F {
        index += 1
        continue
      }
      var length = 1
      let replacement: String
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case 0..<0x9, 0xB, 0xC, 0xE..<0x20, 0x7F: replacement = "\u{FFFD}"
      case 0xC2 where index + 1 < text.endIndex && text[index + 1] < 0xA0:
        replacement = "\u{FFFD}"
        length = 2
      case 0xEF where index + 2 < text.endIndex && text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
        replacement = "\u{FFFD}"
        length = 3
      default:
        index += 1
        continue
      }
      bytes += text[run..<index]
      bytes += replacement.utf8
      index += length
      run = index
    }
    bytes += text[run..<text.endIndex]
  }
}
