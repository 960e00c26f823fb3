/// Addresses that the owner names: one, one with a port, or a range in CIDR form.
struct AddressRange: Sendable, Hashable {
  private let base: [UInt8]
  private let length: Int
  private let port: UInt16?

  init?(_ text: String) {
    let (address, port, bits) = AddressRange.split(text)
    guard let base = SocketAddress(String(address))?.bytes else { return nil }
    self.base = base
    var length = base.count * 8
    if let bits {
      guard let number = Int(bits), (0...length).contains(number) else { return nil }
      length = number
    }
    self.length = length
    self.port = port.flatMap { UInt16($0) }
    if port != nil && self.port == nil { return nil }
  }

  /// `[::1]:80`, `::1`, `10.0.0.7:80`, `10.0.0.0/8`.
  private static func split(_ text: String) -> (address: Substring, port: Substring?, bits: Substring?) {
    if text.first == "[", let bracket = text.firstIndex(of: "]") {
      let rest = text[text.index(after: bracket)...]
      return (text[..<bracket].dropFirst(), rest.isEmpty ? nil : rest.dropFirst(), nil)
    }
    if let slash = text.firstIndex(of: "/") {
      return (text[..<slash], nil, text[text.index(after: slash)...])
    }
    if let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon {
      return (text[..<colon], text[text.index(after: colon)...], nil)
    }
    return (text[...], nil, nil)
  }

  func contains(_ address: SocketAddress) -> Bool {
    guard address.bytes.count == base.count, port == nil || port == address.port else { return false }
    let whole = length / 8
    guard base.prefix(whole) == address.bytes.prefix(whole) else { return false }
    let rest = length % 8
    return rest == 0 || (base[whole] ^ address.bytes[whole]) >> (8 - UInt8(rest)) == 0
  }
}
