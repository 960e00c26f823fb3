internal import Storing
internal import Syndication

/// Ids that may be published (RFC 4287, section 4.2.6).
enum AtomID {
  /// An absolute IRI without what RFC 3987 forbids; a bound on its length is ours.
  static func isLegal(_ id: String) -> Bool {
    guard id.utf8.count <= 2048, let colon = id.utf8.firstIndex(of: 0x3A), colon != id.utf8.startIndex else {
      return false
    }
    let scheme = id.utf8[..<colon]
    guard let first = scheme.first, (first | 0x20) &- 0x61 < 26,
      scheme.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    else { return false }
    let rest = id.unicodeScalars[id.utf8.index(after: colon)...]
    return !rest.isEmpty && rest.allSatisfy(isLegal) && hasLegalEscapes(id) && !rest.elementsEqual("//".unicodeScalars)
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F...0x9F: false
    // Marks of direction (RFC 3987, section 4.1), private and unassigned.
    case 0x200E, 0x200F, 0x202A...0x202E, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFFF0...0xFFFF: false
    case let value: value & 0xFFFE != 0xFFFE
    }
  }

  private static func hasLegalEscapes(_ id: String) -> Bool {
    var pending = 0
    for byte in id.utf8 {
      if pending > 0 {
        guard byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 else { return false }
        pending -= 1
      } else if byte == 0x25 {
        pending = 2
      }
    }
    return pending == 0
  }

  /// The source's id byte for byte where it is a legal IRI that no story has, else a tag URI.
  ///
  /// The tag says nothing of the clock: the same feed and entry always get the same one.
  static func unused(
    for id: String?, feedURL: String, identity: UInt64, in transaction: Transaction
  ) throws -> String {
    if let id, isLegal(id), try transaction.isFree(id) { return id }
    var attempt = 0
    while true {
      let tag = tag(feedURL: feedURL, identity: identity, attempt: attempt)
      if try transaction.isFree(tag) { return tag }
      attempt += 1
    }
  }

  /// RFC 4151. The host is the feed's; the year is that of the first Feedmill, so that the clock has no part in it.
  static func tag(feedURL: String, identity: UInt64, attempt: Int) -> String {
    let url = IRI(feedURL)
    var host = (url.authority ?? "").split(separator: "@").last.map(String.init) ?? ""
    host = host.split(separator: ":").first.map { $0.lowercased() } ?? ""
    let isName =
      !host.isEmpty && host.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2E }
    let hash = StableHash.of(feedURL, seed: identity &+ UInt64(attempt))
    return "tag:\(isName ? host : "feedmill.invalid"),2026:feedmill/\(hex(hash))\(hex(identity))"
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
