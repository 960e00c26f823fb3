import XML

/// The character encoding of a subscription list: how to read a value, and how to write one back.
struct Charset: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    case utf8
    /// Read and edited as UTF-8, and written back as it came.
    case utf16(isBigEndian: Bool)
    /// The characters of the bytes 0x80 to 0xFF.
    case singleByte([Unicode.Scalar])
    /// Read by the XML room; what is written is references, but for ASCII.
    case multiByte
  }

  /// Lower case.
  var name: String
  var form: Form

  static let utf8 = Charset(name: "utf-8", form: .utf8)
  /// The first bytes of a document decide: a byte order mark, else its XML declaration, else UTF-8.
  static func of(_ bytes: [UInt8]) -> Charset? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return nil }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0]) {
      return Charset(name: "utf-16", form: .utf16(isBigEndian: false))
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0x3C]) {
      return Charset(name: "utf-16", form: .utf16(isBigEndian: true))
    }
    guard let name = declaredName(bytes) else { return .utf8 }
    return named(name)
  }

  /// Lower case; nil without a declaration.
  static func declaredName(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>") else { return nil }
    guard let key = head[..<end.lowerBound].firstRange(of: "encoding") else { return nil }
    let name = head[key.upperBound..<end.lowerBound].drop { " \t\r\n=\"'".contains($0) }
      .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
    return name.isEmpty ? nil : name.lowercased()
  }

  /// Of an HTML page: what the answer says, else the page's `meta`, else UTF-8.
  static func ofPage(_ bytes: [UInt8], contentType: String?) -> Charset {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self)
    for words in [contentType ?? "", head] {
      let words = words.lowercased()
      guard let key = words.firstRange(of: "charset=") else { continue }
      let name = words[key.upperBound...].drop { "\"' ".contains($0) }
        .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      if let charset = named(String(name)) { return charset }
    }
    return .utf8
  }

  /// Nil for an encoding that is not known, or in which the bytes of ASCII mean other characters.
  static func named(_ name: String) -> Charset? {
    switch name {
    // A file that says UTF-16 in ASCII letters is not in UTF-16.
    case "utf-8", "utf8", "us-ascii", "ascii", "utf-16": return .utf8
    default: break
    }
    guard !["iso-2022", "hz", "utf-7"].contains(where: name.hasPrefix) else { return nil }
    let ascii = [UInt8](0x20...0x7E)
    let probe = Encoding.decode(ascii, charset: name)
    guard !probe.isGuessed, probe.encoding != "utf-8", probe.bytes == ascii else { return nil }
    // 你, 日, 가, 中 in the encodings that take two bytes for them.
    let pairs: [[UInt8]] = [[0xC4, 0xE3], [0x93, 0xFA], [0xB0, 0xA1], [0xA4, 0xA4]]
    let isMultiByte = pairs.contains { pair in
      let decoded = Encoding.decode(pair, charset: name)
      return decoded.isExact && String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars.count == 1
    }
    if isMultiByte { return Charset(name: name, form: .multiByte) }
    let table = (UInt8(0x80)...0xFF).map { byte in
      String(decoding: Encoding.decode([byte], charset: name).bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    }
    return Charset(name: name, form: .singleByte(table))
  }

  func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let table: [Unicode.Scalar]
    switch form {
    case .utf8, .utf16: return String(decoding: bytes, as: UTF8.self)
    case .multiByte: return String(decoding: Encoding.decode(Array(bytes), charset: name).bytes, as: UTF8.self)
    case .singleByte(let scalars): table = scalars
    }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte - 0x80)]) }
    return String(text)
  }

  /// `text` with the characters escaped that may not stand in a value between those marks; those that the encoding
  /// lacks become references.
  func encodeValue(_ text: String, mark: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"" where mark == .quote: bytes += "&quot;".utf8
      case "'" where mark == .apostrophe: bytes += "&apos;".utf8
      case "\t", "\n", "\r": bytes += "&#\(scalar.value);".utf8
      // XML 1.0 has no way to write these (section 2.2).
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      case _ where scalar.isASCII: bytes.append(UInt8(scalar.value))
      default: append(scalar, to: &bytes)
      }
    }
    return bytes
  }

  private func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch form {
    case .utf8, .utf16: bytes += String(scalar).utf8
    case .multiByte: bytes += "&#\(scalar.value);".utf8
    case .singleByte(let table):
      // 0x80 to 0x9F are controls in ISO 8859, whatever the web makes of them.
      let first = name.hasPrefix("iso-8859") ? 0x20 : 0
      if let index = table[first...].firstIndex(of: scalar), scalar != "\u{FFFD}" {
        bytes.append(UInt8(index + 0x80))
      } else {
        bytes += "&#\(scalar.value);".utf8
      }
    }
  }
}

extension Charset {
  /// UTF-16 as UTF-8, byte order mark included; nil if it is broken.
  static func utf8(fromUTF16 bytes: [UInt8], isBigEndian: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count, by: 2) {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    guard let text = String(validating: units, as: UTF16.self) else { return nil }
    return Array(text.utf8)
  }

  static func utf16(fromUTF8 bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(2 * bytes.count)
    for unit in String(decoding: bytes, as: UTF8.self).utf16 {
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      result += isBigEndian ? [high, low] : [low, high]
    }
    return result
  }
}
