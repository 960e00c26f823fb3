import Syndication

/// Players of other sites.
enum Embed {
  private static let secure = IRI.Base("https://feed.invalid/")

  /// The address to embed; nil if the policy does not know the player.
  static func address(_ raw: ArraySlice<UInt8>, base: IRI.Base?) -> ArraySlice<UInt8>? {
    // `//player.example/1` on a page of http would be the insecure twin of a player that is there by https.
    let isSchemeless = raw.trimmed.starts(with: "//".utf8)
    guard
      let bytes = Address.safe(raw, base: isSchemeless ? secure : base, schemes: ["https"]),
      case let address = String(decoding: bytes, as: UTF8.self),
      let authority = IRI(address).authority, let host = Policy.embedHosts[authority.lowercased()]
    else { return nil }
    return Array(("https://" + host + address.dropFirst("https://".count + authority.count)).utf8)[...]
  }
}
