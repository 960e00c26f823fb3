/// Writes one JSON value, member by member, into one buffer. A member without a value is left out.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether something stands before in the object or array that is open.
  private var needsComma = false

  init() { bytes.reserveCapacity(1 << 16) }

  mutating func object(_ key: StaticString? = nil, _ members: (inout JSONWriter) -> Void) {
    open(key, UInt8(ascii: "{"))
    members(&self)
    close(UInt8(ascii: "}"))
  }

  /// Left out when empty, unless `keepsEmpty`.
  mutating func array<Element>(
    _ key: StaticString, _ elements: some Collection<Element>, keepsEmpty: Bool = false,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    guard keepsEmpty || !elements.isEmpty else { return }
    open(key, UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    close(UInt8(ascii: "]"))
  }

  mutating func member(_ key: StaticString, _ value: String?, keepsEmpty: Bool = false) {
    guard let value, keepsEmpty || !value.isEmpty else { return }
    begin(key)
    quote(value)
  }

  mutating func member(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    begin(key)
    bytes += String(value).utf8
  }

  mutating func member(_ key: StaticString, _ value: Double?) {
    guard let value, value.isFinite else { return }
    begin(key)
    bytes += (Int(exactly: value).map(String.init) ?? String(value)).utf8
  }

  mutating func member(_ key: StaticString, _ value: Bool?) {
    guard let value else { return }
    begin(key)
    bytes += (value ? "true" : "false").utf8
  }

  mutating func element(_ value: String) {
    begin(nil)
    quote(value)
  }

  mutating func element(_ value: Int) {
    begin(nil)
    bytes += String(value).utf8
  }

  /// Drops what was written so far, once it is elsewhere.
  mutating func forget() { bytes.removeAll(keepingCapacity: true) }

  mutating func endLine() { bytes.append(0x0A) }

  private mutating func open(_ key: StaticString?, _ bracket: UInt8) {
    begin(key)
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func begin(_ key: StaticString?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    guard let key else { return }
    bytes.append(UInt8(ascii: "\""))
    bytes += key.description.utf8
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0..<0x20, 0x7F:
        bytes += "\\u00".utf8
        bytes.append(JSONWriter.hex[Int(byte >> 4)])
        bytes.append(JSONWriter.hex[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
