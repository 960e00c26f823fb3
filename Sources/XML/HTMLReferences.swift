/// Character references as the HTML standard reads them (section 13.2.5.72 and on).
package enum HTMLReferences {
  struct Reference {
    var first: UInt32
    /// 0 for the many that are one character.
    var second: UInt32 = 0
    /// One past it.
    var end: Int
  }

  private struct Value {
    var first: UInt32
    var second: UInt32
    var needsSemicolon: Bool
  }

  /// Longest name without and with a semicolon that the table has.
  private static let longestName = 31
  private static let longestBareName = 6

  private static let values: [UInt64: Value] = {
    var values: [UInt64: Value] = [:]
    values.reserveCapacity(2_200)
    for word in HTMLReferenceNames.table.description.split(whereSeparator: \.isWhitespace) {
      guard let mark = word.firstIndex(where: { $0 == "=" || $0 == "!" }) else { continue }
      let scalars = word[word.index(after: mark)...].split(separator: "+").compactMap { UInt32($0, radix: 16) }
      values[word[..<mark].utf8.reduce(emptyHash, hash)] = Value(
        first: scalars[0], second: scalars.count > 1 ? scalars[1] : 0, needsSemicolon: word[mark] == "=")
    }
    return values
  }()

  /// What a C1 control means on the web: the character of windows-1252 at its place, if there is one.
  package static func windows1252(_ scalar: UInt32) -> UInt32 {
    0x80...0x9F ~= scalar ? Windows1252.scalar(UInt8(scalar)).value : scalar
  }

  /// A C1 control as the character that it comes from; U+FFFD if it comes from none.
  package static func character(ofControl control: UInt32) -> String {
    let scalar = windows1252(control)
    return scalar < 0xA0 ? "\u{FFFD}" : Unicode.Scalar(scalar).map { String($0) } ?? "\u{FFFD}"
  }

  private static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The reference that starts at the `&` at `start`; nil if none does.
  static func reference(in bytes: [UInt8], at start: Int, end limit: Int, inAttribute: Bool) -> Reference? {
    let next = start + 1
    guard next < limit else { return nil }
    if bytes[next] == UInt8(ascii: "#") { return numeric(in: bytes, at: next + 1, end: limit) }

    var end = next
    var name = emptyHash
    while end < limit, end - next < longestName, bytes[end].isASCIILetterOrDigit {
      name = hash(name, bytes[end])
      end += 1
    }
    if end < limit, bytes[end] == UInt8(ascii: ";"), let value = values[name] {
      return Reference(first: value.first, second: value.second, end: end + 1)
    }
    var bare: Reference?
    name = emptyHash
    for index in next..<min(end, next + longestBareName) {
      name = hash(name, bytes[index])
      if index > next, let value = values[name], !value.needsSemicolon {
        bare = Reference(first: value.first, second: value.second, end: index + 1)
      }
    }
    // `?a=1&copy=2` is no copyright sign.
    if inAttribute, let found = bare, found.end < limit,
      bytes[found.end] == UInt8(ascii: "=") || bytes[found.end].isASCIILetterOrDigit
    {
      return nil
    }
    return bare
  }

  private static func numeric(in bytes: [UInt8], at start: Int, end: Int) -> Reference? {
    var index = start
    var radix: UInt32 = 10
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      index += 1
    }
    let firstDigit = index
    var value: UInt32 = 0
    while index < end, let digit = bytes[index].hexDigit, digit < radix {
      value = min(value * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > firstDigit else { return nil }
    if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
    value = windows1252(value)
    return Reference(first: isText(value) ? value : 0xFFFD, end: index)
  }

  /// Whether XML 1.0 has the character (section 2.2).
  static func isText(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// `text` with its references replaced; for text that its author has escaped once too often.
  package static func decoding(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return decoding(Array(text.utf8)[...], inAttribute: false)
  }

  static func decoding(_ slice: ArraySlice<UInt8>, inAttribute: Bool) -> String {
    guard slice.contains(UInt8(ascii: "&")) else { return String(decoding: slice, as: UTF8.self) }
    let bytes = Array(slice)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let reference = reference(in: bytes, at: index, end: bytes.count, inAttribute: inAttribute)
      {
        for scalar in [reference.first, reference.second] where scalar != 0 {
          if let scalar = Unicode.Scalar(scalar) { output += UTF8.encode(scalar) ?? .init() }
        }
        index = reference.end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  var isASCIILetterOrDigit: Bool { isASCIILetter || self &- UInt8(ascii: "0") < 10 }
  var hexDigit: UInt32? {
    if self &- UInt8(ascii: "0") < 10 { return UInt32(self &- UInt8(ascii: "0")) }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}
