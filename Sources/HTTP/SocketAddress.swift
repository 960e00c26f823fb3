internal import CCurl
internal import Glibc

/// An IP address, 4 or 16 bytes in network order, and a port.
struct SocketAddress: Sendable, Hashable {
  var bytes: [UInt8]
  var port: UInt16

  init(_ bytes: [UInt8], port: UInt16) {
    self.bytes = bytes
    self.port = port
  }

  /// A numeric address as people write it, an IPv6 one without brackets.
  init?(_ text: String, port: UInt16 = 0) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let isIPv6 = text.contains(":")
    let status = unsafe bytes.withUnsafeMutableBytes {
      unsafe inet_pton(isIPv6 ? AF_INET6 : AF_INET, text, $0.baseAddress)
    }
    guard status == 1 else { return nil }
    self.bytes = isIPv6 ? bytes : Array(bytes.prefix(4))
    self.port = port
  }

  /// Nil for what is neither IPv4 nor IPv6.
  init?(_ address: UnsafeMutablePointer<curl_sockaddr>) {
    let storage = unsafe UnsafeRawPointer(address) + MemoryLayout<curl_sockaddr>.offset(of: \.addr)!
    switch unsafe address.pointee.family {
    case AF_INET:
      let ipv4 = unsafe storage.loadUnaligned(as: sockaddr_in.self)
      bytes = unsafe withUnsafeBytes(of: ipv4.sin_addr) { unsafe Array($0) }
      port = UInt16(bigEndian: ipv4.sin_port)
    case AF_INET6:
      let ipv6 = unsafe storage.loadUnaligned(as: sockaddr_in6.self)
      bytes = unsafe withUnsafeBytes(of: ipv6.sin6_addr) { unsafe Array($0) }
      port = UInt16(bigEndian: ipv6.sin6_port)
    default: return nil
    }
  }
}

extension SocketAddress: CustomStringConvertible {
  var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 16 ? AF_INET6 : AF_INET
    guard
      unsafe bytes.withUnsafeBytes({ unsafe inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) }) != nil
    else { return "?" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
