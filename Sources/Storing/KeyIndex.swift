internal import FoundationEssentials
internal import GRDB
internal import Synchronization

/// Hashes and the entries that carry them: a table ordered by hash, and before it the newest pairs, in memory and as blobs.
///
/// Hashes fall all over such a table. Written one by one, each would dirty a page, a dozen an entry: at a
/// million entries most of the time would go into copying pages. So new pairs wait, and when enough have come, those of
/// one sixteenth of all hashes move into the table together, many a page. A transaction that saves a feed writes one
/// blob of its changes instead, from which the next process makes the memory again. For most keys that are asked for,
/// `KeyFilter` then knows that the table has none.
final class KeyIndex: Sendable {
  private let table: String
  private let selection: String
  private let insertions: (one: String, many: String)
  private let deletion: String
  /// Pairs that may wait while the table is small.
  private let bound: Int
  /// Keys have so many bits.
  private let keyBits: Int
  private let memory = Mutex<Memory?>(nil)
  /// Pairs that one statement inserts.
  private static let many = 16

  private struct Memory {
    var fresh: FreshKeys
    var filter: KeyFilter
    /// Pairs that may wait. More of them in a big table: they move into all its pages, and each page has to be worth it.
    let bound: Int
  }

  init(table: String, keyBits: Int, bound: Int) {
    self.table = table
    selection = "SELECT entry FROM \(table) WHERE key = ? ORDER BY entry DESC LIMIT ?"
    let insertion = "INSERT OR IGNORE INTO \(table) (key, entry) VALUES "
    let places = repeatElement("(?, ?)", count: KeyIndex.many).joined(separator: ",")
    insertions = (insertion + "(?, ?)", insertion + places)
    deletion = "DELETE FROM \(table) WHERE key = ? AND entry = ?"
    self.keyBits = keyBits
    self.bound = bound
  }

  /// Forgets the memory, as after a transaction that failed or one of another program.
  func forget() { memory.withLock { $0 = nil } }

  func insert(_ key: Int64, _ entry: Int64, in database: Database) throws {
    try withMemory(in: database) { memory in
      if memory.fresh.insert(key, entry) { memory.fresh.changes.append(.inserted(key: key, entry: entry)) }
    }
  }

  func remove(_ key: Int64, _ entry: Int64, in database: Database) throws {
    try withMemory(in: database) { memory in
      if memory.fresh.remove(key, entry) { memory.fresh.changes.append(.removed(key: key, entry: entry)) }
      guard try memory.filter.mayHold(key, in: memory.fresh.slice(of: key), of: database) else { return }
      try database.cachedStatement(sql: deletion).execute(arguments: [key, entry])
    }
  }

  /// The last `limit` entries that carry each of the keys, the newest first.
  func entries(_ keys: [Int64], limit: Int, in database: Database) throws -> [[Int64]] {
    try withMemory(in: database) { memory in
      try keys.map { key in
        var found = memory.fresh.entries(key)
        if found.count > 1 { found = Array(found.sorted(by: >).prefix(limit)) }
        guard found.count < limit else { return found }
        if try memory.filter.mayHold(key, in: memory.fresh.slice(of: key), of: database) {
          let statement = try database.cachedStatement(sql: selection)
          statement.setUncheckedArguments([key, limit - found.count])
          let stored = try Int64.fetchCursor(statement)
          while let entry = try stored.next() { found.append(entry) }
        }
        return found
      }
    }
  }

  func entries(_ key: Int64, limit: Int, in database: Database) throws -> [Int64] {
    try entries([key], limit: limit, in: database)[0]
  }

  /// Stores what the transaction changed, and makes room if too much waits.
  func finish(in database: Database) throws {
    try memory.withLock { memory in
      guard var state = memory, !state.fresh.changes.isEmpty else { return }
      memory = nil  // Or the change would copy it all.
      defer { memory = state }
      while state.fresh.count > state.bound { try settle(&state, in: database) }
      try write(&state.fresh, bound: state.bound, in: database)
    }
  }

  private func settle(_ state: inout Memory, in database: Database) throws {
    let (slice, pairs) = state.fresh.takeFullest()
    let one = try database.cachedStatement(sql: insertions.one)
    let many = try database.cachedStatement(sql: insertions.many)
    var rest = pairs[...]
    while !rest.isEmpty {
      let part = rest.prefix(rest.count < KeyIndex.many ? 1 : KeyIndex.many)
      rest = rest.dropFirst(part.count)
      let statement = part.count == 1 ? one : many
      statement.setUncheckedArguments(StatementArguments(part.flatMap { [$0.key, $0.entry] }))
      try statement.execute()
    }
    try state.filter.insert(pairs, into: slice, of: database)
    state.fresh.changes.append(.settled(slice: slice))
  }

  /// One more record; all anew when most of what the records say is over, a slice each: all at once would take as much
  /// memory again.
  private func write(_ fresh: inout FreshKeys, bound: Int, in database: Database) throws {
    if fresh.recordedBytes > 2 * bound * width {
      try database.cachedStatement(sql: "DELETE FROM freshKeys WHERE ofTable = ?").execute(arguments: [table])
      fresh.recordedBytes = 0
      for slice in 0..<16 {
        let changes = fresh.pairs(of: slice).map { FreshKeys.Change.inserted(key: $0.key, entry: $0.entry) }
        fresh.recordedBytes += try write(changes, in: database)
      }
    } else {
      fresh.recordedBytes += try write(fresh.changes, in: database)
    }
    fresh.changes = []
  }

  /// Returns the record's bytes.
  private func write(_ changes: [FreshKeys.Change], in database: Database) throws -> Int {
    guard !changes.isEmpty else { return 0 }
    let bytes = record(of: changes)
    try database.cachedStatement(sql: "INSERT INTO freshKeys (ofTable, bytes) VALUES (?, ?)")
      .execute(arguments: [table, Data(bytes)])
    return bytes.count
  }

  /// Bytes of a change: the key, then 46 bits of the entry and two that say what became of the pair.
  private var width: Int { keyBits / 8 + 6 }
  private static let removal: Int64 = 1 << 47
  private static let settlement: Int64 = 1 << 46

  private func record(of changes: [FreshKeys.Change]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(changes.count * width)
    func append(_ value: Int64, _ count: Int) {
      for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * index))) }
    }
    for change in changes {
      switch change {
      case .inserted(let key, let entry):
        append(key, keyBits / 8)
        append(entry, 6)
      case .removed(let key, let entry):
        append(key, keyBits / 8)
        append(entry | KeyIndex.removal, 6)
      case .settled(let slice):
        append(Int64(slice), keyBits / 8)
        append(KeyIndex.settlement, 6)
      }
    }
    return bytes
  }

  private func withMemory<Value>(in database: Database, _ body: (inout Memory) throws -> Value) throws -> Value {
    try memory.withLock { memory in
      var state = try memory ?? remember(database)
      memory = nil  // Or the change would copy it all.
      defer { memory = state }
      return try body(&state)
    }
  }

  private func remember(_ database: Database) throws -> Memory {
    let pairs = try Int.fetchOne(
      database, sql: "SELECT sum(pairs) FROM keyFilter WHERE ofTable = ?", arguments: [table])
    let bound = max(bound, (pairs ?? 0) / 40)
    return Memory(
      fresh: try load(from: database, atMost: bound), filter: KeyFilter(table: table, keyBits: keyBits), bound: bound)
  }

  private func load(from database: Database, atMost bound: Int) throws -> FreshKeys {
    let size = try Int.fetchOne(
      database, sql: "SELECT sum(length(bytes)) FROM freshKeys WHERE ofTable = ?", arguments: [table])
    var state = FreshKeys(keyBits: keyBits, capacity: min(bound, (size ?? 0) / width))
    let records = try Data.fetchAll(
      database, sql: "SELECT bytes FROM freshKeys WHERE ofTable = ? ORDER BY id", arguments: [table]
    ).map { [UInt8]($0) }
    state.recordedBytes = records.reduce(0) { $0 + $1.count }
    // Most changes of a slice are over: its pairs have moved.
    var settled = [Int](repeating: -1, count: 16)
    forEachChange(in: records) { place, change in
      if case .settled(let slice) = change { settled[slice] = place }
    }
    forEachChange(in: records) { place, change in
      switch change {
      case .inserted(let key, let entry) where place > settled[state.slice(of: key)]:
        _ = state.insert(key, entry)
      case .removed(let key, let entry) where place > settled[state.slice(of: key)]:
        _ = state.remove(key, entry)
      default: break
      }
    }
    return state
  }

  /// In the order in which they were made, each with its place in it.
  private func forEachChange(in records: [[UInt8]], _ body: (Int, FreshKeys.Change) -> Void) {
    var place = 0
    for bytes in records {
      func read(_ start: Int, _ count: Int) -> Int64 {
        var value: Int64 = 0
        for index in 0..<count { value |= Int64(bytes[start + index]) << Int64(8 * index) }
        return value
      }
      for start in stride(from: 0, to: bytes.count - width + 1, by: width) {
        let key = read(start, keyBits / 8)
        let entry = read(start + keyBits / 8, 6)
        if entry == KeyIndex.settlement {
          body(place, .settled(slice: Int(key)))
        } else if entry & KeyIndex.removal != 0 {
          body(place, .removed(key: key, entry: entry ^ KeyIndex.removal))
        } else {
          body(place, .inserted(key: key, entry: entry))
        }
        place += 1
      }
    }
  }
}
