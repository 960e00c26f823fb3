internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The rows of entry and content.
struct EntryTable {
  private let database: Database

  init(_ database: Database) { self.database = database }

  private static let columns =
    "id, subscription, story, firstSeen, published, updated, contentHash, words, length, titleBits, opening, began"

  private static let byIdentity = "SELECT \(columns) FROM entry WHERE subscription = ? AND identity = ?"
  private static let byRow = "SELECT \(columns) FROM entry WHERE id = ?"

  func entry(identity: UInt64, of subscription: Int64) throws -> StoredEntry? {
    let statement = try database.cachedStatement(sql: EntryTable.byIdentity)
    if let stored = try first(statement, [subscription, Int64(bitPattern: identity)]) { return stored }
    let alias = try database.cachedStatement(sql: "SELECT entry FROM alias WHERE subscription = ? AND identity = ?")
    return try Int64.fetchOne(alias, arguments: [subscription, Int64(bitPattern: identity)]).flatMap(entry)
  }

  func alias(_ identity: UInt64, of subscription: Int64, to entry: Int64) throws {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO alias (subscription, identity, entry) VALUES (?, ?, ?)")
      .execute(arguments: [subscription, Int64(bitPattern: identity), entry])
  }

  func entry(_ id: Int64) throws -> StoredEntry? {
    let statement = try database.cachedStatement(sql: EntryTable.byRow)
    return try first(statement, [id])
  }

  /// One statement for many: of a look-up by itself, most of the time goes into the statement.
  func entries(_ ids: Set<Int64>) throws -> [Int64: StoredEntry] {
    var found: [Int64: StoredEntry] = [:]
    var rest = ids.sorted()[...]
    while let last = rest.last {
      // A few sizes only, so that the statements stay few: a place that is left over asks for the last entry again.
      let size = rest.count <= 4 ? 4 : rest.count <= 16 ? 16 : 64
      let part = rest.prefix(size)
      rest = rest.dropFirst(size)
      let statement = try database.cachedStatement(sql: EntryTable.selections[size]!)
      statement.setUncheckedArguments(StatementArguments(part + repeatElement(last, count: size - part.count)))
      let rows = try Row.fetchCursor(statement)
      while let row = try rows.next() {
        let stored = EntryTable.stored(row)
        found[stored.id] = stored
      }
    }
    return found
  }

  private static let selections = Dictionary(
    uniqueKeysWithValues: [4, 16, 64].map { size in
      let places = repeatElement("?", count: size).joined(separator: ",")
      return (size, "SELECT \(columns) FROM entry WHERE id IN (\(places))")
    })

  func members(of story: Int64, limit: Int) throws -> [StoredEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(EntryTable.columns) FROM entry WHERE story = ? ORDER BY id LIMIT ?")
    return try Row.fetchAll(statement, arguments: [story, limit]).map(EntryTable.stored)
  }

  func postings(of feedURL: String, limit: Int, since: Date = .distantPast) throws -> [Date] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT published FROM entry WHERE subscription = (SELECT id FROM subscription WHERE feedURL = ?)
          AND published >= ? ORDER BY published DESC LIMIT ?
        """)
    return try Double.fetchAll(statement, arguments: [feedURL, since.timeIntervalSince1970, limit]).map(
      Date.init(timeIntervalSince1970:))
  }

  func content(of id: Int64) throws -> Entry? {
    let statement = try database.cachedStatement(sql: "SELECT bytes FROM content WHERE entry = ?")
    guard let bytes = try Data.fetchOne(statement, arguments: [id]) else { return nil }
    return try Entry(from: Unpacker([UInt8](bytes)))
  }

  func insert(_ entry: NewEntry, into story: Int64, isItsFirst: Bool) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO entry
          (subscription, identity, story, began, firstSeen, published, updated, contentHash, words, length, titleBits,
           opening, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      entry.subscription, Int64(bitPattern: entry.identity), story, isItsFirst ? story : nil,
      entry.firstSeen.timeIntervalSince1970,
      entry.published.timeIntervalSince1970, entry.updated.timeIntervalSince1970,
      Int64(bitPattern: entry.packed.hash), Int64(bitPattern: entry.fingerprint.words), entry.fingerprint.length,
      Int64(bitPattern: entry.fingerprint.titleBits), entry.fingerprint.opening, entry.reason,
    ])
    let id = database.lastInsertedRowID
    let content = try database.cachedStatement(sql: "INSERT INTO content (entry, bytes) VALUES (?, ?)")
    try content.execute(arguments: [id, Data(entry.packed.bytes)])
    return id
  }

  func update(_ id: Int64, to packed: PackedEntry, fingerprint: Fingerprint, updated: Date) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE entry SET contentHash = ?, words = ?, length = ?, titleBits = ?, opening = ?, updated = ? WHERE id = ?
        """)
    try statement.execute(arguments: [
      Int64(bitPattern: packed.hash), Int64(bitPattern: fingerprint.words), fingerprint.length,
      Int64(bitPattern: fingerprint.titleBits), fingerprint.opening, updated.timeIntervalSince1970, id,
    ])
    let content = try database.cachedStatement(sql: "UPDATE content SET bytes = ? WHERE entry = ?")
    try content.execute(arguments: [Data(packed.bytes), id])
  }

  /// The first row of those that were seen then or later; rows grow with time, so that it is found by halving.
  func firstRow(seenSince date: Date) throws -> Int64 {
    var low: Int64 = 0
    var high = try Int64.fetchOne(database, sql: "SELECT max(id) + 1 FROM entry") ?? 0
    let next = try database.cachedStatement(sql: "SELECT firstSeen FROM entry WHERE id >= ? ORDER BY id LIMIT 1")
    while low < high {
      let middle = (low + high) / 2
      let seen = try Double.fetchOne(next, arguments: [middle]) ?? .infinity
      if seen < date.timeIntervalSince1970 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A scan of the samples is worth it for thousands of entries only.
  func pruneSamples(before date: Date) throws {
    let first = try firstRow(seenSince: date)
    let pruned = try Int64.fetchOne(database, sql: "SELECT value FROM constant WHERE name = 'pruned'") ?? 0
    guard first - pruned > 5_000 else { return }
    try database.execute(sql: "DELETE FROM sample WHERE entry < ?", arguments: [first])
    try database.execute(
      sql: "INSERT OR REPLACE INTO constant (name, value) VALUES ('pruned', ?)", arguments: ["\(first)"])
  }

  /// Rows from `first` on, in the order in which the entries came.
  func entries(from first: Int64, limit: Int) throws -> [StoredEntry] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(EntryTable.columns) FROM entry WHERE id >= ? ORDER BY id LIMIT ?")
    return try Row.fetchAll(statement, arguments: [first, limit]).map(EntryTable.stored)
  }

  /// Reads the row where it is: a fetched row would be copied, value by value.
  private func first(_ statement: Statement, _ arguments: StatementArguments) throws -> StoredEntry? {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    // The row is gone when its cursor is.
    return try withExtendedLifetime(rows) { try rows.next().map(EntryTable.stored) }
  }

  private static func stored(_ row: Row) -> StoredEntry {
    let contentHash: Int64 = row[6]
    let words: Int64 = row[7]
    let titleBits: Int64 = row[9]
    return StoredEntry(
      id: row[0], subscription: row[1], story: row[2], firstSeen: Date(timeIntervalSince1970: row[3]),
      published: Date(timeIntervalSince1970: row[4]), updated: Date(timeIntervalSince1970: row[5]),
      contentHash: UInt64(bitPattern: contentHash), words: UInt64(bitPattern: words), length: row[8],
      titleBits: UInt64(bitPattern: titleBits), opening: row[10], began: row[11])
  }
}
