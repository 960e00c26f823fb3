import Syndication

/// Addresses that may be written.
enum Address {
  /// `raw` made absolute; nil for one that a reader should not follow.
  ///
  /// Judged after resolving, as a browser will: whatever hides a scheme is gone by then.
  static func safe(_ raw: String, base: String?, schemes: Set<String>) -> String? {
    guard !raw.isEmpty, !hidesSomething(raw) else { return nil }
    let address = IRI.resolve(raw, against: base)
    guard let colon = schemeEnd(address) else { return IRI.isAbsolute(address) || address.isEmpty ? nil : address }
    guard schemes.contains(String(address[..<colon])) else { return nil }
    let rest = address[colon...].dropFirst()
    guard rest.utf8.starts(with: "//".utf8) else { return address }
    let host = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if host.isEmpty || host.utf8.first == UInt8(ascii: ":") || host.utf8.contains(UInt8(ascii: "@")) { return nil }
    return address
  }

  private static func schemeEnd(_ address: String) -> String.Index? {
    guard IRI.isAbsolute(address) else { return nil }
    return address.utf8.firstIndex(of: UInt8(ascii: ":"))
  }

  /// A control inside, less those that browsers delete; or U+FFFD, which stands for one that was there.
  private static func hidesSomething(_ raw: String) -> Bool {
    var isInside = false
    var pending = false
    for byte in raw.utf8 {
      switch byte {
      case 9, 10, 13, 0x20: break
      case 0..<0x20, 0x7F: if isInside { pending = true }
      default:
        if pending { return true }
        isInside = true
      }
    }
    return raw.utf8.contains(0xEF) && raw.unicodeScalars.contains("\u{FFFD}")
  }

  /// Whether the host is `domain` or below it.
  static func host(_ host: String, isIn domain: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }
}
