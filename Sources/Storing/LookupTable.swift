internal import GRDB
internal import Syndication

/// How an entry's possible copies are found without looking at all entries.
struct LookupTable {
  /// A key's kind goes into its hash, so that one table holds all.
  enum Kind: UInt64 {
    case url = 1
    case title
    /// An id in its feed that several different entries carry.
    case sharedID
  }

  private let database: Database
  private let indexes: Indexes

  /// The two that a store has.
  struct Indexes: Sendable {
    let keys = KeyIndex(table: "lookup", keyBits: 64, bound: 16_384)
    let samples = KeyIndex(table: "sample", keyBits: 32, bound: 98_304)

    func forget() {
      keys.forget()
      samples.forget()
    }

    func finish(in database: Database) throws {
      try keys.finish(in: database)
      try samples.finish(in: database)
    }
  }

  init(_ database: Database, _ indexes: Indexes) {
    self.database = database
    self.indexes = indexes
  }

  func insert(_ fingerprint: Fingerprint, of entry: Int64) throws {
    if let url = fingerprint.url { try insert(.url, url, of: entry) }
    if let title = fingerprint.title { try insert(.title, title, of: entry) }
    for sample in fingerprint.samples { try indexes.samples.insert(Int64(sample), entry, in: database) }
  }

  func insert(_ kind: Kind, _ value: UInt64, of entry: Int64) throws {
    try indexes.keys.insert(key(kind, value), entry, in: database)
  }

  /// Replaces what an entry is found by.
  func update(_ old: Fingerprint, to new: Fingerprint, of entry: Int64) throws {
    if old.url != new.url { try replace(.url, old.url, new.url, of: entry) }
    if old.title != new.title { try replace(.title, old.title, new.title, of: entry) }
    for sample in old.samples where !new.samples.contains(sample) {
      try indexes.samples.remove(Int64(sample), entry, in: database)
    }
    for sample in new.samples where !old.samples.contains(sample) {
      try indexes.samples.insert(Int64(sample), entry, in: database)
    }
  }

  private func replace(_ kind: Kind, _ old: UInt64?, _ new: UInt64?, of entry: Int64) throws {
    if let old { try indexes.keys.remove(key(kind, old), entry, in: database) }
    if let new { try insert(kind, new, of: entry) }
  }

  /// The last `limit` entries under a key, the newest first.
  func entries(_ kind: Kind, _ value: UInt64, limit: Int) throws -> [Int64] {
    try indexes.keys.entries(key(kind, value), limit: limit, in: database)
  }

  /// At most `limit` entries that carry each of the shingles.
  func entries(samples: [UInt32], limit: Int) throws -> [[Int64]] {
    try indexes.samples.entries(samples.map(Int64.init), limit: limit, in: database)
  }

  func neighbours(of fingerprint: Fingerprint, limit: Int) throws -> Neighbours {
    var neighbours = Neighbours()
    let url = fingerprint.url.map { key(.url, $0) }
    let title = fingerprint.title.map { key(.title, $0) }
    let found = try indexes.keys.entries([url, title].compactMap(\.self), limit: limit, in: database)
    if url != nil { neighbours.atAddress = found[0] }
    if title != nil { neighbours.titled = found[found.count - 1] }
    return neighbours
  }

  private func key(_ kind: Kind, _ value: UInt64) -> Int64 {
    Int64(bitPattern: value ^ (kind.rawValue &* 0x9E37_79B9_7F4A_7C15))
  }
}
