internal import FoundationEssentials
internal import GRDB
internal import Synchronization

/// Hashes and the entries that carry them: a table ordered by hash, and before it the newest pairs, in memory and as blobs.
///
/// Hashes fall all over such a table. Written one by one, each would dirty a page of 16 KB, a dozen an entry: at a
/// million entries most of the time would go into copying pages. So new pairs wait, and when enough have come, those of
/// one sixteenth of all hashes move into the table together, many a page. A transaction that saves a feed writes one
/// blob of its pairs instead, from which the next process makes the memory again.
final class KeyIndex: Sendable {
  private typealias Pair = (key: Int64, entry: Int64)

  /// Pairs in memory. Nearly all keys have one entry, which then costs no array.
  private struct Fresh {
    var first: [Int64: Int64] = [:]
    var more: [Int64: [Int64]] = [:]
    var count = 0
    /// What the current transaction added and removed, in its order.
    var changes: [(pair: Pair, isRemoval: Bool)] = []

    func entries(_ key: Int64) -> [Int64] {
      guard let entry = first[key] else { return [] }
      return [entry] + (more[key] ?? [])
    }

    mutating func insert(_ pair: Pair) -> Bool {
      guard let entry = first[pair.key] else {
        first[pair.key] = pair.entry
        count += 1
        return true
      }
      if entry == pair.entry || more[pair.key]?.contains(pair.entry) == true { return false }
      more[pair.key, default: []].append(pair.entry)
      count += 1
      return true
    }

    mutating func remove(_ pair: Pair) -> Bool {
      var rest = entries(pair.key)
      guard let index = rest.firstIndex(of: pair.entry) else { return false }
      rest.remove(at: index)
      first[pair.key] = rest.first
      more[pair.key] = rest.count > 1 ? Array(rest.dropFirst()) : nil
      count -= 1
      return true
    }
  }

  private static let removal: Int64 = 1 << 47

  private let table: String
  /// Pairs that may wait.
  private let bound: Int
  /// Keys have so many bits.
  private let keyBits: Int
  private let fresh = Mutex<Fresh?>(nil)

  init(table: String, keyBits: Int, bound: Int) {
    self.table = table
    self.keyBits = keyBits
    self.bound = bound
  }

  /// Forgets the memory, as after a transaction that failed or one of another program.
  func forget() { fresh.withLock { $0 = nil } }

  func insert(_ key: Int64, _ entry: Int64, in database: Database) throws {
    try withFresh(in: database) { fresh in
      if fresh.insert((key, entry)) { fresh.changes.append(((key, entry), false)) }
    }
  }

  func remove(_ key: Int64, _ entry: Int64, in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM \(table) WHERE key = ? AND entry = ?")
      .execute(arguments: [key, entry])
    try withFresh(in: database) { fresh in
      if fresh.remove((key, entry)) { fresh.changes.append(((key, entry), true)) }
    }
  }

  /// The last `limit` entries that carry a key, the newest first.
  func entries(_ key: Int64, limit: Int, in database: Database) throws -> [Int64] {
    var found = try withFresh(in: database) { fresh in
      fresh.entries(key).sorted(by: >).prefix(limit)
    }
    if found.count < limit {
      let statement = try database.cachedStatement(
        sql: "SELECT entry FROM \(table) WHERE key = ? ORDER BY entry DESC LIMIT ?")
      let stored = try Int64.fetchCursor(statement, arguments: [key, limit - found.count])
      while let entry = try stored.next() { found.append(entry) }
    }
    return Array(found)
  }

  /// Stores what the transaction added, and makes room if too much waits.
  func finish(in database: Database) throws {
    try fresh.withLock { fresh in
      guard var state = fresh, !state.changes.isEmpty else { return }
      fresh = nil
      defer { fresh = state }
      if state.count > bound {
        try settle(&state, in: database)
      } else {
        try write(state.changes, in: database)
      }
      state.changes = []
    }
  }

  /// Moves the fullest sixteenth of all keys into the table.
  private func settle(_ state: inout Fresh, in database: Database) throws {
    var counts = [Int](repeating: 0, count: 16)
    for key in state.first.keys { counts[slice(of: key)] += 1 }
    let fullest = counts.indices.max { counts[$0] < counts[$1] }!
    let keys = state.first.keys.filter { slice(of: $0) == fullest }.sorted()
    let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO \(table) (key, entry) VALUES (?, ?)")
    for key in keys {
      for entry in state.entries(key).sorted() {
        try statement.execute(arguments: [key, entry])
        state.count -= 1
      }
      state.first[key] = nil
      state.more[key] = nil
    }
    try rewrite(state, in: database)
  }

  private func slice(of key: Int64) -> Int { Int(truncatingIfNeeded: key >> (keyBits - 4)) & 15 }

  private func rewrite(_ state: Fresh, in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM freshKeys WHERE ofTable = ?").execute(arguments: [table])
    var pairs: [(pair: Pair, isRemoval: Bool)] = []
    pairs.reserveCapacity(state.count)
    for key in state.first.keys { for entry in state.entries(key) { pairs.append(((key, entry), false)) } }
    try write(pairs, in: database)
  }

  /// A key of `keyBits`, then 47 bits of the entry and one that says whether the pair is gone.
  private func write(_ changes: [(pair: Pair, isRemoval: Bool)], in database: Database) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(changes.count * 14)
    for (pair, isRemoval) in changes {
      let entry = pair.entry | (isRemoval ? KeyIndex.removal : 0)
      for shift in stride(from: Int64(0), to: Int64(keyBits), by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: pair.key >> shift))
      }
      for shift in stride(from: Int64(0), to: 48, by: 8) { bytes.append(UInt8(truncatingIfNeeded: entry >> shift)) }
    }
    try database.cachedStatement(sql: "INSERT INTO freshKeys (ofTable, bytes) VALUES (?, ?)")
      .execute(arguments: [table, Data(bytes)])
  }

  private func withFresh<Value>(in database: Database, _ body: (inout Fresh) throws -> Value) throws -> Value {
    try fresh.withLock { fresh in
      var state = try fresh ?? load(from: database)
      fresh = nil  // Or the change would copy it all.
      defer { fresh = state }
      return try body(&state)
    }
  }

  private func load(from database: Database) throws -> Fresh {
    var state = Fresh()
    let width = keyBits / 8 + 6
    let blobs = try Data.fetchCursor(
      database, sql: "SELECT bytes FROM freshKeys WHERE ofTable = ? ORDER BY id", arguments: [table])
    while let blob = try blobs.next() {
      let bytes = [UInt8](blob)
      for start in stride(from: 0, to: bytes.count - width + 1, by: width) {
        var key: Int64 = 0
        var entry: Int64 = 0
        for index in 0..<keyBits / 8 { key |= Int64(bytes[start + index]) << Int64(8 * index) }
        for index in 0..<6 { entry |= Int64(bytes[start + keyBits / 8 + index]) << Int64(8 * index) }
        if entry & KeyIndex.removal == 0 {
          _ = state.insert((key, entry))
        } else {
          _ = state.remove((key, entry ^ KeyIndex.removal))
        }
      }
    }
    return state
  }
}
