import Syndication

/// Addresses of feeds: what people type and what lists hold.
package enum FeedAddress {
  /// An address in a list, made absolute; nil for one that is not followed.
  package static func resolve(_ written: String, against location: String, trust: SubscriptionList.Trust) -> String? {
    if isPlain(written) { return written }
    guard isClean(written) else { return nil }
    var iri = IRI(written)
    if iri.scheme == "feed", let unwrapped = withoutFeedScheme(written) { iri = IRI(unwrapped) }
    if iri.scheme == nil, iri.authority != nil {
      iri.scheme = location.hasPrefix("http:") ? "http" : "https"
    } else if iri.scheme == nil {
      guard trust == .own else { return nil }
      iri = IRI(IRI.resolve(escapingSpaces(written), against: location))
    }
    switch iri.scheme {
    case "http", "https": return hasHost(iri) ? iri.description : nil
    case "file": return trust == .own && !iri.path.isEmpty ? iri.description : nil
    default: return nil
    }
  }

  /// Why `resolve` has nothing for an address, in words.
  static func objection(to written: String, trust: SubscriptionList.Trust) -> String {
    let scheme = IRI(written).scheme
    return trust == .foreign && isClean(written) && (scheme == nil || scheme == "file")
      ? "'\(written)' is a file; of another's list only http and https are followed, 'feedmill add' takes files"
      : "'\(written)' is no address of a feed; http, https and file are followed"
  }

  /// What a person types for a site or a feed, as the absolute address that is meant.
  ///
  /// `example.org`: https, and `/` as its path. `feed:` is unwrapped. A path of an existing file is the caller's
  /// business. Nil for what is no address.
  package static func typed(_ text: String) -> String? {
    guard let text = text.trimmed, isClean(text), !text.contains(" ") else { return nil }
    var address = withoutFeedScheme(text) ?? text
    if address.hasPrefix("//") { address = "https:" + address }
    var iri = IRI(address)
    // `example.org:8080/feed` parses as a scheme; a port tells it apart.
    if iri.scheme == nil || isHostWithPort(address) {
      iri = IRI("https://" + address)
      guard let host = iri.authority, host.contains(".") || host.hasPrefix("localhost") else { return nil }
    }
    switch iri.scheme {
    case "http", "https":
      guard hasHost(iri) else { return nil }
      if iri.path.isEmpty { iri.path = "/" }
      iri.authority = iri.authority.map(lowercasingHost)
      iri.fragment = nil
      return iri.description
    case "file": return iri.path.isEmpty ? nil : iri.description
    default: return nil
    }
  }

  /// Equal for two spellings of what is surely one address: letter case of the host, http or https, a default port,
  /// `/` at the end, a fragment.
  package static func key(_ address: String) -> String {
    var iri = IRI(address)
    guard iri.scheme == "http" || iri.scheme == "https" else { return address }
    iri.fragment = nil
    var host = (iri.authority ?? "").lowercased()
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    iri.authority = host
    iri.scheme = "http"
    if iri.path.hasSuffix("/") { iri.path.removeLast() }
    return iri.description
  }

  private static func withoutFeedScheme(_ text: String) -> String? {
    guard text.lowercased().hasPrefix("feed:") else { return nil }
    let rest = String(text.dropFirst(5))
    // `feed://host/` is an http address; `feed:https://host/` carries its own.
    return rest.hasPrefix("//") ? "http:" + rest : rest
  }

  /// Whether an address is already as it is kept, which nearly all are: http or https, a plain host, legal ASCII.
  private static func isPlain(_ written: String) -> Bool {
    let bytes = written.utf8
    guard written.hasPrefix("https://") || written.hasPrefix("http://") else { return false }
    var slashes = 0
    var hostLength = 0
    for byte in bytes {
      if byte == .slash {
        slashes += 1
      } else if slashes == 2 {
        guard byte.isInName || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") else { return false }
        hostLength += 1
      }
      switch byte {
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: break
      default: return false
      }
    }
    return hostLength > 0 && slashes > 2
  }

  private static func isClean(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value > 0x1F && !(0x7F...0x9F).contains($0.value) }
  }

  private static func hasHost(_ iri: IRI) -> Bool {
    guard let authority = iri.authority, !authority.isEmpty else { return false }
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if host.hasPrefix("[") {
      guard let close = host.firstIndex(of: "]") else { return false }
      return host[..<close].dropFirst().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        && host.distance(from: host.startIndex, to: close) > 2
    }
    let name = host.prefix { $0 != ":" }
    return !name.isEmpty && !name.contains { "<>\"'{}|\\^`[]() ".contains($0) }
  }

  private static func lowercasingHost(_ authority: String) -> String {
    guard let at = authority.lastIndex(of: "@") else { return authority.lowercased() }
    return authority[...at] + authority[authority.index(after: at)...].lowercased()
  }

  private static func isHostWithPort(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    let port = text[text.index(after: colon)...].prefix { $0.isNumber }
    guard !port.isEmpty, text[..<colon].contains(".") || text.hasPrefix("localhost") else { return false }
    let after = text[port.endIndex...].first
    return after == nil || after == "/" || after == "?"
  }

  private static func escapingSpaces(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
  }
}
