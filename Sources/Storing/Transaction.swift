package import FoundationEssentials
internal import GRDB
package import Syndication

/// What can be asked and stored inside `Store.transaction`. Valid only there.
package struct Transaction {
  let subscriptions: SubscriptionTable
  let entries: EntryTable
  let stories: StoryTable
  let lookups: LookupTable

  init(_ database: Database, _ indexes: LookupTable.Indexes) {
    subscriptions = SubscriptionTable(database)
    entries = EntryTable(database)
    stories = StoryTable(database)
    lookups = LookupTable(database, indexes)
  }

  /// The row of the subscription at that address, listed or not.
  package func subscription(_ feedURL: String) throws -> Int64? { try subscriptions.id(of: feedURL) }

  package func subscription(row: Int64) throws -> Subscription? { try subscriptions.subscription(row) }

  /// The rows of all subscriptions, listed or not.
  package func subscriptionRows() throws -> [Int64] { try subscriptions.rows() }

  /// `before`: what is stored now, where that is known.
  package func set(_ state: FetchState, of subscription: Int64, before: FetchState? = nil) throws {
    try subscriptions.set(state, of: subscription, before: before)
  }

  package func set(_ source: Source, of subscription: Int64) throws {
    try subscriptions.set(source, of: subscription)
  }

  /// When the newest entries of a subscription were published, at most `limit`, none before `since`.
  package func postings(of feedURL: String, limit: Int, since: Date = .distantPast) throws -> [Date] {
    try entries.postings(of: feedURL, limit: limit, since: since)
  }

  package func entry(identity: UInt64, of subscription: Int64) throws -> StoredEntry? {
    try entries.entry(identity: identity, of: subscription)
  }

  package func entry(_ id: Int64) throws -> StoredEntry? { try entries.entry(id) }

  /// Those of `ids` that there are.
  package func entries(_ ids: Set<Int64>) throws -> [Int64: StoredEntry] { try entries.entries(ids) }

  /// At most `limit` entries from a row on, in the order in which they came.
  package func entries(from first: Int64, limit: Int) throws -> [StoredEntry] {
    try entries.entries(from: first, limit: limit)
  }

  package func content(of id: Int64) throws -> Entry? { try entries.content(of: id) }

  /// At most `limit` entries of a story, in the order in which they came.
  package func members(of story: Int64, limit: Int) throws -> [StoredEntry] {
    try entries.members(of: story, limit: limit)
  }

  /// Stores an entry with a story of its own, which is not published if `isHeldBack`.
  package func insert(
    _ entry: NewEntry, asStory atomID: String, isHeldBack: Bool = false
  ) throws -> (entry: Int64, story: Int64) {
    let story = try stories.insert(atomID, published: entry.published, isHeldBack: isHeldBack)
    return (try insert(entry, into: story, isItsFirst: true), story)
  }

  /// Stores an entry as one more of a story.
  package func insert(_ entry: NewEntry, into story: Int64) throws -> Int64 {
    try insert(entry, into: story, isItsFirst: false)
  }

  private func insert(_ entry: NewEntry, into story: Int64, isItsFirst: Bool) throws -> Int64 {
    let id = try entries.insert(entry, into: story, isItsFirst: isItsFirst)
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

  /// From now on the feed's entry of that identity is this one.
  package func alias(_ identity: UInt64, of subscription: Int64, to entry: Int64) throws {
    try entries.alias(identity, of: subscription, to: entry)
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

  /// The last `limit` entries at the fingerprint's canonical address, and under its title.
  package func neighbours(of fingerprint: Fingerprint, limit: Int) throws -> Neighbours {
    try lookups.neighbours(of: fingerprint, limit: limit)
  }

  /// At most `limit` entries that carry each of the shingles.
  package func entries(samples: [UInt32], limit: Int) throws -> [[Int64]] {
    try lookups.entries(samples: samples, limit: limit)
  }
}
