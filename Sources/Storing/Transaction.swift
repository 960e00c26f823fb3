package import FoundationEssentials
internal import GRDB
package import Syndication

/// What can be asked and stored inside `Store.transaction`. Valid only there.
package struct Transaction {
  private let database: Database
  private let subscriptions: SubscriptionTable
  private let entries: EntryTable
  private let lookups: LookupTable

  init(_ database: Database, _ indexes: LookupTable.Indexes) {
    self.database = database
    subscriptions = SubscriptionTable(database)
    entries = EntryTable(database)
    lookups = LookupTable(database, indexes)
  }

  /// The row of the subscription at that address, listed or not.
  package func subscription(_ feedURL: String) throws -> Int64? { try subscriptions.id(of: feedURL) }

  package func set(_ state: FetchState, of subscription: Int64) throws {
    try subscriptions.set(state, of: subscription)
  }

  package func set(_ source: Source, of subscription: Int64) throws {
    try subscriptions.set(source, of: subscription)
  }

  package func entry(identity: UInt64, of subscription: Int64) throws -> StoredEntry? {
    try entries.entry(identity: identity, of: subscription)
  }

  package func entry(_ id: Int64) throws -> StoredEntry? { try entries.entry(id) }

  package func content(of id: Int64) throws -> Entry? { try entries.content(of: id) }

  /// At most `limit` entries of a story, in the order in which they came.
  package func members(of story: Int64, limit: Int) throws -> [StoredEntry] {
    try entries.members(of: story, limit: limit)
  }

  /// Whether no story is, or ever was, published under that id.
  package func isFree(_ atomID: String) throws -> Bool {
    let statement = try database.cachedStatement(sql: "SELECT 1 FROM story WHERE atomKey = ?")
    return try Int64.fetchOne(statement, arguments: [Int64(bitPattern: StableHash.of(atomID))]) == nil
  }

  /// Stores an entry with a story of its own.
  package func insert(_ entry: NewEntry, asStory atomID: String) throws -> (entry: Int64, story: Int64) {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO story (atomID, atomKey, published) VALUES (?, ?, ?)")
    try statement.execute(arguments: [
      atomID, Int64(bitPattern: StableHash.of(atomID)), entry.published.timeIntervalSince1970,
    ])
    let story = database.lastInsertedRowID
    return (try insert(entry, into: story), story)
  }

  /// Stores an entry as one more of a story.
  package func insert(_ entry: NewEntry, into story: Int64) throws -> Int64 {
    let id = try entries.insert(entry, into: story)
    try lookups.insert(entry.fingerprint, of: id)
    return id
  }

  /// Stores what has become of an entry.
  package func update(
    _ entry: StoredEntry, to packed: PackedEntry, fingerprint: Fingerprint, was old: Fingerprint, updated: Date
  ) throws {
    try entries.update(entry.id, to: packed, fingerprint: fingerprint, updated: updated)
    guard old != fingerprint else { return }
    try lookups.update(old, to: fingerprint, of: entry.id)
  }

  /// Makes two stories one: `story`, which keeps its id, and `other`, whose id is never given to another.
  package func merge(_ other: Int64, into story: Int64, because reason: String) throws {
    // What began the story that ends has no reason of its own yet.
    try database.cachedStatement(sql: "UPDATE entry SET story = ?, reason = coalesce(reason, ?) WHERE story = ?")
      .execute(arguments: [story, reason, other])
    try database.cachedStatement(sql: "UPDATE story SET mergedInto = ? WHERE id = ? OR mergedInto = ?")
      .execute(arguments: [story, other, other])
  }

  /// The entry whose words are published for the story.
  package func primary(of story: Int64) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT coalesce(primaryEntry, (SELECT min(entry.id) FROM entry WHERE entry.story = story.id))
        FROM story WHERE id = ?
        """)
    return try Int64.fetchOne(statement, arguments: [story])
  }

  package func setPrimary(_ entry: Int64, of story: Int64) throws {
    let statement = try database.cachedStatement(sql: "UPDATE story SET primaryEntry = ? WHERE id = ?")
    try statement.execute(arguments: [entry, story])
  }

  /// Remembers that an entry carries an id that another of its feed has too.
  package func note(sharedID: UInt64, of subscription: Int64, entry: Int64) throws {
    try lookups.insert(.sharedID, sharedID &+ UInt64(bitPattern: subscription), of: entry)
  }

  package func entries(sharedID: UInt64, of subscription: Int64, limit: Int) throws -> [Int64] {
    try lookups.entries(.sharedID, sharedID &+ UInt64(bitPattern: subscription), limit: limit)
  }

  /// The last entries at a canonical address, the newest first.
  package func entries(url: UInt64, limit: Int) throws -> [Int64] { try lookups.entries(.url, url, limit: limit) }

  /// The last entries under a title, the newest first.
  package func entries(title: UInt64, limit: Int) throws -> [Int64] { try lookups.entries(.title, title, limit: limit) }

  /// At most `limit` entries that carry a shingle.
  package func entries(sample: UInt32, limit: Int) throws -> [Int64] {
    try lookups.entries(sample: sample, limit: limit)
  }
}
