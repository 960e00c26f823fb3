internal import Storing
internal import Syndication

/// What names an entry inside its feed, as a hash: its id, else its address, else its words.
struct EntryName {
  let identity: UInt64

  init(_ entry: Entry) {
    if let id = entry.id, !id.isEmpty {
      identity = StableHash.of(id, seed: 1)
    } else if let alternate = entry.alternate, !alternate.isEmpty {
      identity = StableHash.of(alternate, seed: 2)
    } else {
      var hash = StableHash(seed: 3)
      hash.combine(entry.title?.value ?? "")
      hash.combine(entry.content.first?.text.value ?? entry.summary?.value ?? "")
      identity = hash.value
    }
  }

  /// The identity of an entry whose name fits another entry too.
  func identity(of packed: PackedEntry) -> UInt64 {
    var hash = StableHash(seed: identity)
    hash.combine(packed.hash)
    return hash.value
  }
}
