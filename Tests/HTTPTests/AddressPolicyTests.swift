import Testing

@testable import HTTP

@Suite struct AddressPolicyTests {
  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.10", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
    "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd00::1", "fe80::1", "fec0::1",
    "ff02::1", "4000::1",
  ])
  func specialAddressesAreRefused(text: String) throws {
    let address = try #require(SocketAddress(text))
    #expect(AddressPolicy().refusal(of: address) != nil)
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
    "198.17.0.1", "198.20.0.1", "223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2606:4700::1111",
    "2001:4860:4860::8888", "2a00:1450::1",
  ])
  func publicAddressesAreNot(text: String) throws {
    let address = try #require(SocketAddress(text))
    #expect(AddressPolicy().refusal(of: address) == nil)
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1", 80, true),
    ("127.0.0.1", "127.0.0.2", 80, false),
    ("127.0.0.1:8800", "127.0.0.1", 8800, true),
    ("127.0.0.1:8800", "127.0.0.1", 8801, false),
    ("10.0.0.0/8", "10.200.3.4", 443, true),
    ("10.0.0.0/8", "172.16.0.1", 443, false),
    ("192.168.4.0/22", "192.168.7.255", 443, true),
    ("192.168.4.0/22", "192.168.8.0", 443, false),
    ("[::1]:8080", "::1", 8080, true),
    ("::1", "::1", 8080, true),
    ("fd00::/8", "fd12:3456::1", 443, true),
    ("127.0.0.1", "::ffff:127.0.0.1", 80, false),
  ])
  func theOwnerNamesExceptions(allowed: String, text: String, port: UInt16, isAllowed: Bool) throws {
    let policy = try #require(AddressPolicy(allowing: [allowed]))
    let address = try #require(SocketAddress(text, port: port))
    #expect((policy.refusal(of: address) == nil) == isAllowed)
  }

  @Test(arguments: ["", "localhost", "10.0.0.0/33", "10.0.0.1:", "10.0.0.1:99999", "[::1", "1.2.3"])
  func whatIsNoAddressIsNotAllowed(text: String) {
    #expect(AddressPolicy(allowing: [text]) == nil)
  }
}
