/// Writes markup that is HTML and well-formed XML at once.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func removeAll(after count: Int) { bytes.removeSubrange(count...) }

  /// Markup as it is.
  mutating func verbatim(_ markup: [UInt8]) { bytes += markup }

  mutating func startTag(_ name: String) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
  }

  mutating func attribute(_ attribute: Attributes, _ value: ArraySlice<UInt8>) {
    bytes += attribute.opening
    text(value)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func attribute(_ name: String, _ value: ArraySlice<UInt8>) {
    bytes.append(0x20)
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

  /// Escaped, with U+FFFD for what XML 1.0 has no character for (section 2.2). C1 controls, which terminals obey, are
  /// read as windows-1252, which is what they come from.
  mutating func text(_ text: ArraySlice<UInt8>) {
    let isSpecial = Self.isSpecial
    var run = text.startIndex
    var index = run
    while index < text.endIndex {
      guard isSpecial[Int(text[index])] else {
        index += 1
        continue
      }
      guard let (replacement, length) = Self.replacement(text[index...]) else {
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

  /// Bytes that start something to look at.
  private static let isSpecial: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x9, 0xA, 0xD: false
    case 0..<0x20, 0x7F, 0xC2, 0xEF: true
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }

  private static func replacement(_ rest: ArraySlice<UInt8>) -> (text: String, length: Int)? {
    let next = rest.dropFirst()
    switch rest.first {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case 0xC2: return next.first.flatMap { $0 < 0xA0 ? (PlainText.windows1252(UInt32($0)), 2) : nil }
    case 0xEF: return next.first == 0xBF && (next.dropFirst().first ?? 0) >= 0xBE ? ("\u{FFFD}", 3) : nil
    default: return ("\u{FFFD}", 1)
    }
  }
}
