internal import GRDB
internal import Syndication

/// The rows of lookup and sample: how an entry's possible copies are found without looking at all entries.
struct LookupTable {
  /// A key's kind goes into its hash, so that one table holds all.
  enum Kind: UInt64 {
    case url = 1
    case title
    /// An id in its feed that several different entries carry.
    case sharedID
  }

  private let database: Database

  init(_ database: Database) { self.database = database }

  func insert(_ fingerprint: Fingerprint, of entry: Int64) throws {
    if let url = fingerprint.url { try insert(.url, url, of: entry) }
    if let title = fingerprint.title { try insert(.title, title, of: entry) }
    let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO sample (key, entry) VALUES (?, ?)")
    for sample in fingerprint.samples { try statement.execute(arguments: [Int64(sample), entry]) }
  }

  func insert(_ kind: Kind, _ value: UInt64, of entry: Int64) throws {
    let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO lookup (key, entry) VALUES (?, ?)")
    try statement.execute(arguments: [key(kind, value), entry])
  }

  func remove(_ fingerprint: Fingerprint, of entry: Int64) throws {
    let statement = try database.cachedStatement(sql: "DELETE FROM lookup WHERE key = ? AND entry = ?")
    if let url = fingerprint.url { try statement.execute(arguments: [key(.url, url), entry]) }
    if let title = fingerprint.title { try statement.execute(arguments: [key(.title, title), entry]) }
    let samples = try database.cachedStatement(sql: "DELETE FROM sample WHERE key = ? AND entry = ?")
    for sample in fingerprint.samples { try samples.execute(arguments: [Int64(sample), entry]) }
  }

  /// The last `limit` entries under a key, the newest first.
  func entries(_ kind: Kind, _ value: UInt64, limit: Int) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: "SELECT entry FROM lookup WHERE key = ? ORDER BY entry DESC LIMIT ?")
    return try Int64.fetchAll(statement, arguments: [key(kind, value), limit])
  }

  /// At most `limit` entries that carry a shingle.
  func entries(sample: UInt32, limit: Int) throws -> [Int64] {
    let statement = try database.cachedStatement(sql: "SELECT entry FROM sample WHERE key = ? LIMIT ?")
    return try Int64.fetchAll(statement, arguments: [Int64(sample), limit])
  }

  private func key(_ kind: Kind, _ value: UInt64) -> Int64 {
    Int64(bitPattern: value ^ (kind.rawValue &* 0x9E37_79B9_7F4A_7C15))
  }
}
