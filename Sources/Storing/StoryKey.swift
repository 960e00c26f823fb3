internal import Syndication

/// The number under which a story is found by its published id.
enum StoryKey {
  /// 16 bits of what ids of one site begin with, then 48 of the whole id: the stories of one fetch come to lie side by
  /// side in the index, and saving them writes one of its pages, not one for each.
  static func of(_ atomID: String) -> Int64 {
    let bytes = Array(atomID.utf8)
    let site = StableHash.of(Array(bytes[..<endOfSite(bytes)]))
    return Int64(bitPattern: site & 0xFFFF_0000_0000_0000 | StableHash.of(bytes) >> 16)
  }

  /// `https://a.example` of a URL; `tag:a.example,2026`, `urn:uuid` of others.
  private static func endOfSite(_ id: [UInt8]) -> Int {
    guard let colon = id.firstIndex(of: 0x3A) else { return id.count }
    let rest = id[(colon + 1)...]
    if rest.starts(with: "//".utf8) {
      return rest.dropFirst(2).firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? id.count
    }
    return rest.firstIndex(of: 0x3A) ?? colon
  }
}
