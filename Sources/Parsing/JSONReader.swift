internal import XML

/// Reads JSON, and as much as can be read of a document that is cut off or slightly wrong. Linear in its length.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth: Int
  /// False when the document breaks RFC 8259, was cut off, or holds more than its value.
  var isWellFormed: Bool { damage == nil }
  /// The place where it first does.
  private var damage: Int?

  /// - Parameter depth: arrays and objects open at once; what lies deeper is null.
  init(_ bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }

  mutating func read() -> JSON {
    let value = value()
    skipSpace()
    if index < bytes.count { spoil() }
    return value
  }

  /// The line where the document first breaks the rules, counted from 1.
  var damagedLine: Int? { damage.map { 1 + bytes[..<min($0, bytes.count)].lineEnds(from: 0) } }

  private mutating func spoil() { damage = damage ?? index }

  private mutating func value() -> JSON {
    skipSpace()
    guard index < bytes.count else { return broken() }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return .string(string())
    case UInt8(ascii: "'"):
      spoil()
      return .string(string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: return word()
    }
  }

  private mutating func object() -> JSON {
    index += 1
    guard enter() else { return .null }
    defer { depth += 1 }
    var members: [String: JSON] = [:]
    while true {
      skipSpace()
      guard index < bytes.count else { return broken(.object(members)) }
      if take("}") { return .object(members) }
      if take(",") { continue }
      guard let key = key() else {
        spoil()
        index += 1
        continue
      }
      skipSpace()
      guard take(":") else {
        spoil()
        continue
      }
      let value = value()
      members[key] = value
      needSeparator(UInt8(ascii: "}"))
    }
  }

  /// A member's name, which JavaScript does not want in quotes; nil for what is none.
  private mutating func key() -> String? {
    if bytes[index] == UInt8(ascii: "\"") { return string() }
    if bytes[index] == UInt8(ascii: "'") {
      spoil()
      return string()
    }
    let word = bareWord()
    guard !word.isEmpty else { return nil }
    spoil()
    return String(decoding: word, as: UTF8.self)
  }

  /// Letters, digits, `_` and `$`, none or more.
  private mutating func bareWord() -> ArraySlice<UInt8> {
    let word = bytes[index...].prefix { byte in
      byte.isDigit || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || byte == 0x5F || byte == 0x24
    }
    index = word.endIndex
    return word
  }

  private mutating func array() -> JSON {
    index += 1
    guard enter() else { return .null }
    defer { depth += 1 }
    var values: [JSON] = []
    while true {
      skipSpace()
      guard index < bytes.count else { return broken(.array(values)) }
      if take("]") { return .array(values) }
      if take(",") { continue }
      // The end of an object that was never begun here.
      if bytes[index] == UInt8(ascii: "}") { return broken(.array(values)) }
      values.append(value())
      needSeparator(UInt8(ascii: "]"))
    }
  }

  private mutating func needSeparator(_ end: UInt8) {
    skipSpace()
    guard index < bytes.count else { return }
    if bytes[index] == UInt8(ascii: ",") {
      index += 1
      skipSpace()
      // Nothing may follow a comma but a value.
      if index < bytes.count, bytes[index] == end || bytes[index] == UInt8(ascii: ",") { spoil() }
    } else if bytes[index] != end {
      spoil()
    }
  }

  /// False when the depth is used up; the value is then skipped.
  private mutating func enter() -> Bool {
    guard depth > 0 else {
      spoil()
      skipNested()
      return false
    }
    depth -= 1
    return true
  }

  private mutating func skipNested() {
    var open = 1
    while index < bytes.count, open > 0 {
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: "\""):
        _ = string()
        continue
      default: break
      }
      index += 1
    }
  }

  private mutating func number() -> JSON {
    let start = index
    while index < bytes.count, bytes[index].isDigit || "+-.eE".utf8.contains(bytes[index]) { index += 1 }
    let digits = String(decoding: bytes[start..<index], as: UTF8.self)
    let whole = digits.drop { $0 == "-" }
    if Double(digits) == nil || whole.hasPrefix(".")
      || (whole.hasPrefix("0") && whole.dropFirst().first?.isNumber == true)
      || digits.hasSuffix(".")
    {
      spoil()
    }
    return .number(digits)
  }

  private mutating func word() -> JSON {
    let word = bareWord()
    switch String(decoding: word, as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default:
      if word.isEmpty { index += 1 }
      return broken()
    }
  }

  /// The string that begins with the quote here.
  private mutating func string() -> String {
    let quote = bytes[index]
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "\\") {
      if bytes[index] < 0x20 { spoil() }
      index += 1
    }
    if index < bytes.count, bytes[index] == quote {
      index += 1
      return decoded(bytes[start..<index - 1])
    }
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == quote { return decoded(text[...]) }
      if byte == UInt8(ascii: "\\") {
        escape(&text)
      } else {
        if byte < 0x20 { spoil() }
        text.append(byte)
      }
    }
    spoil()
    return decoded(text[...])
  }

  private mutating func decoded(_ text: ArraySlice<UInt8>) -> String {
    if let valid = String(validating: text, as: UTF8.self) { return valid }
    spoil()
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(_ text: inout [UInt8]) {
    guard index < bytes.count else { return }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "u"): text.append(contentsOf: UTF8.encode(scalar())!)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    default:
      spoil()
      text.append(byte)
    }
  }

  /// What `\uXXXX`, or a pair of them, means; U+FFFD for half of a pair, and for control characters.
  private mutating func scalar() -> Unicode.Scalar {
    guard var code = hexadecimal() else { return "\u{FFFD}" }
    if (0xD800..<0xDC00).contains(code), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let start = index
      index += 2
      if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = start
      }
    }
    if code < 0x20 && code != 0x09 && code != 0x0A && code != 0x0D { return "\u{FFFD}" }
    return Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else {
      spoil()
      return nil
    }
    index += 4
    return code
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Past white space, and comments, which JSON has none of.
  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0..<0x20:
        spoil()
        index += 1
      case UInt8(ascii: "/") where bytes[index...].starts(with: "//".utf8):
        spoil()
        index = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      case UInt8(ascii: "/") where bytes[index...].starts(with: "/*".utf8):
        spoil()
        index += 2
        while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
        index = min(index + 2, bytes.count)
      default: return
      }
    }
  }

  private mutating func broken(_ value: JSON = .null) -> JSON {
    spoil()
    return value
  }
}
