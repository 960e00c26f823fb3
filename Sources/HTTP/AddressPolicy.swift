/// Which socket addresses may be connected to.
///
/// Asked about the address that libcurl is about to connect to, after every name lookup and every redirect, so no
/// spelling and no name can walk around it. A proxy can: see `HTTPClient.init`.
package struct AddressPolicy: Sendable, Hashable {
  private var allowed: [AddressRange] = []

  /// Only addresses of the public internet.
  package init() {}

  /// `allowing` are addresses, with or without a port (`10.0.0.7:8080`, `[::1]:8080`), and ranges (`192.168.0.0/16`).
  /// Nil when one of them is neither.
  package init?(allowing texts: [String]) {
    for text in texts {
      guard let range = AddressRange(text) else { return nil }
      allowed.append(range)
    }
  }

  /// What kind of place the address is when it may not be connected to, else nil.
  func refusal(of address: SocketAddress) -> String? {
    guard let kind = AddressPolicy.specialKind(of: address.bytes) else { return nil }
    return allowed.contains { $0.contains(address) } ? nil : kind
  }

  /// What the address is when it is not one of the public internet (the IANA special-purpose registries, RFC 6890).
  static func specialKind(of bytes: [UInt8]) -> String? {
    switch bytes.count {
    case 4: specialKind(ofIPv4: bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case 16: specialKind(ofIPv6: bytes)
    default: "an unknown kind of address"
    }
  }

  private static func specialKind(ofIPv4 address: UInt32) -> String? {
    ipv4Ranges.first { range in
      let shift = UInt32(32 - range.length)
      return address >> shift == range.prefix >> shift
    }?.kind
  }

  private static let ipv4Ranges: [(prefix: UInt32, length: Int, kind: String)] = [
    (0x0000_0000, 8, "an unspecified address"),  // 0.0.0.0/8: Linux connects 0.0.0.0 to loopback.
    (0x0A00_0000, 8, "a private address"),  // 10.0.0.0/8
    (0x6440_0000, 10, "a private address"),  // 100.64.0.0/10, carrier NAT
    (0x7F00_0000, 8, "a loopback address"),  // 127.0.0.0/8
    (0xA9FE_0000, 16, "a link-local address"),  // 169.254.0.0/16, cloud metadata
    (0xAC10_0000, 12, "a private address"),  // 172.16.0.0/12
    (0xC000_0000, 24, "a reserved address"),  // 192.0.0.0/24
    (0xC000_0200, 24, "a documentation address"),  // 192.0.2.0/24
    (0xC058_6300, 24, "a reserved address"),  // 192.88.99.0/24, 6to4 relays
    (0xC0A8_0000, 16, "a private address"),  // 192.168.0.0/16
    (0xC612_0000, 15, "a private address"),  // 198.18.0.0/15, benchmarks
    (0xC633_6400, 24, "a documentation address"),  // 198.51.100.0/24
    (0xCB00_7100, 24, "a documentation address"),  // 203.0.113.0/24
    (0xE000_0000, 4, "a multicast address"),  // 224.0.0.0/4
    (0xF000_0000, 4, "a reserved address"),  // 240.0.0.0/4 and broadcast
  ]

  private static func specialKind(ofIPv6 bytes: [UInt8]) -> String? {
    let inner = Array(bytes[12...])
    if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) { return specialKind(of: inner) }  // mapped
    if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return specialKind(of: inner) }  // NAT64
    switch (bytes[0], bytes[1]) {
    case (0, 0) where bytes.dropLast().allSatisfy({ $0 == 0 }) && bytes[15] <= 1:
      return bytes[15] == 1 ? "a loopback address" : "an unspecified address"
    case (0xFC...0xFD, _): return "a private address"
    case (0xFE, 0x80...0xBF): return "a link-local address"
    case (0xFE, 0xC0...0xFF): return "a private address"
    case (0xFF, _): return "a multicast address"
    case (0x20, 0x01) where bytes[2] < 2: return "a reserved address"  // 2001::/23: Teredo, ORCHID
    case (0x20, 0x01) where bytes[2] == 0x0D && bytes[3] == 0xB8: return "a documentation address"
    case (0x20, 0x02): return "a reserved address"  // 6to4
    case (0x3F, 0xFF) where bytes[2] < 0x10: return "a documentation address"
    case (0x20...0x3F, _): return nil  // 2000::/3, the only part given out
    default: return "a reserved address"
    }
  }
}
