package import FoundationEssentials
internal import GRDB
internal import Synchronization
package import Syndication

/// The memory of a project directory: subscriptions, their fetch states, entries and stories, in one SQLite file.
package final class Store: Sendable {
  package let path: String
  private let queue: DatabaseQueue
  let indexes = LookupTable.Indexes()
  private let dataVersion = Mutex(0)

  /// Opens the file, or makes it. Its folder must exist. `patience`: seconds to wait for another program's lock.
  package init(path: String, patience: Double = 5) throws(StoreError) {
    self.path = path
    do {
      queue = try DatabaseQueue(path: path, configuration: Store.configuration(isFile: true, patience: patience))
    } catch {
      throw StoreError(error, path: path)
    }
    try migrate()
  }

  private init(queue: DatabaseQueue) throws(StoreError) {
    path = ":memory:"
    self.queue = queue
    try migrate()
  }

  /// A store that ends with the process.
  package static func inMemory() throws(StoreError) -> Store {
    do {
      return try Store(queue: DatabaseQueue(configuration: configuration(isFile: false, patience: 0)))
    } catch {
      throw StoreError(error, path: ":memory:")
    }
  }

  private static func configuration(isFile: Bool, patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.label = "feedmill"
    configuration.busyMode = .timeout(patience)
    if isFile { configuration.journalMode = .wal }
    configuration.prepareDatabase { database in
      // Takes effect only before the first table is made. A feed's transaction dirties a dozen pages, each of which is
      // copied whole: at 16 KB that took a seventh more of the time of saving, and 4 KB make a big store slower.
      try database.execute(sql: "PRAGMA page_size = 8192")
      // Pages that a batch of feeds writes; those that are only read are in the system's cache.
      try database.execute(sql: "PRAGMA cache_size = -8192")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      // No mmap_size: pages that are mapped count as the process's memory, which then grows with the archive (176 MB where
      // 53 do, at 100,000 entries), and reading them by copy costs no measurable time.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
    return configuration
  }

  private func migrate() throws(StoreError) {
    let isNewer = try read { database in try Schema.migrator.hasBeenSuperseded(database) }
    if isNewer { throw .newer(path: path) }
    do {
      try Schema.migrator.migrate(queue)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// For what SQLite does in no transaction.
  func outside<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// SQLite's online backup, in one step: others may write meanwhile, which the copy does not have.
  func copyAll(to copy: DatabaseQueue) throws { try queue.backup(to: copy) }

  /// Runs `body` in one write transaction: all of it is stored, or nothing.
  package func transaction<Value>(_ body: (Transaction) throws -> Value) throws(StoreError) -> Value {
    do throws(StoreError) {
      return try write { database in
        try forgetIfChanged(database)
        let value = try body(Transaction(database, indexes))
        try indexes.finish(in: database)
        return value
      }
    } catch {
      // What was remembered of the transaction is not in the file.
      indexes.forget()
      throw error
    }
  }

  /// SQLite's data_version changes when another connection has written.
  func forgetIfChanged(_ database: Database) throws {
    let version = try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
    dataVersion.withLock { known in
      if known != version { indexes.forget() }
      known = version
    }
  }
}

extension Store {
  /// Makes the store's list equal to feeds.opml, which is the truth.
  ///
  /// A subscription that is no longer listed keeps its entries and its state, but its entries leave the river.
  package func reconcile(_ subscriptions: [Subscription], now: Date) throws(StoreError) {
    try write { database in try SubscriptionTable(database).reconcile(subscriptions, now: now) }
  }

  /// All listed subscriptions, in the list's order.
  package func followed() throws(StoreError) -> [Followed] {
    try read { database in try SubscriptionTable(database).followed() }
  }

  /// The listed subscriptions whose last answer was a failure, and those that are gone, in the list's order.
  package func failing() throws(StoreError) -> [Followed] {
    try read { database in try SubscriptionTable(database).failing() }
  }

  /// The listed subscriptions that may be asked now, longest due first.
  package func due(now: Date) throws(StoreError) -> [Followed] {
    try read { database in try SubscriptionTable(database).due(now: now) }
  }

  /// What the river may show is about to be published: the ids of its stories stand from now on.
  package func announce() throws(StoreError) {
    try write { database in try StoryTable(database).announce() }
  }

  /// The listed subscriptions whose servers answered 429 or 503 and asked for silence beyond `now`.
  package func silenced(now: Date) throws(StoreError) -> [Followed] {
    try read { database in try SubscriptionTable(database).silenced(now: now) }
  }

  /// How the listed subscriptions are doing, in the list's order. `countsEntries`: else `Status.entries` is 0.
  package func statuses(countsEntries: Bool = true) throws(StoreError) -> [Status] {
    try read { database in try SubscriptionTable(database).statuses(countsEntries: countsEntries) }
  }

  /// When the newest entries of the subscription were posted, the newest first.
  package func postings(of feedURL: String, limit: Int) throws(StoreError) -> [Date] {
    try read { database in try EntryTable(database).postings(of: feedURL, limit: limit) }
  }

  /// The constant of that name: `value` if there was none, else what was kept the first time.
  package func constant(_ name: String, firstly value: String) throws(StoreError) -> String {
    try write { database in
      try database.execute(sql: "INSERT OR IGNORE INTO constant (name, value) VALUES (?, ?)", arguments: [name, value])
      return try String.fetchOne(database, sql: "SELECT value FROM constant WHERE name = ?", arguments: [name]) ?? value
    }
  }

  /// Forgets the samples of entries that no rule by text looks back to: those first seen more than 60 days ago.
  ///
  /// Cheap when there is little to forget; worth calling after each refresh.
  package func prune(now: Date) throws(StoreError) {
    try write { database in try EntryTable(database).pruneSamples(before: now - 60 * 86_400) }
  }

  package func totals() throws(StoreError) -> Totals {
    try read { database in try StoryTable(database).totals() }
  }

  /// The river: stories with an entry of a listed subscription, newest first, at most `limit`.
  ///
  /// Members are those of listed subscriptions, the primary entry first.
  /// `isComplete`: those that are held back, too.
  package func stories(limit: Int? = nil, isComplete: Bool = false) throws(StoreError) -> [Story] {
    try read { database in try StoryTable(database).stories(limit: limit, isComplete: isComplete) }
  }

  /// The river's stories that were stored under these rows, in the order of storing.
  package func stories(in rows: ClosedRange<Int64>) throws(StoreError) -> [Story] {
    try read { database in try StoryTable(database).stories(in: rows) }
  }

  /// The stories that the owner hid, the last hidden first, at most `limit`.
  package func hidings(limit: Int) throws(StoreError) -> [Hiding] {
    try read { database in try StoryTable(database).hidings(limit: limit) }
  }

  /// What is published now, for the hubs that are to know of it; every other topic is forgotten.
  package func publish(_ topics: [HubTopic]) throws(StoreError) {
    if try read({ database in try HubTable(database).has(topics) }) { return }
    try write { database in try HubTable(database).replace(topics) }
  }

  /// What each hub knows of each topic, by hub and topic.
  package func hubNotices() throws(StoreError) -> [HubNotice] {
    try read { database in try HubTable(database).notices() }
  }

  /// Keeps what hubs have answered.
  package func set(_ notices: [HubNotice]) throws(StoreError) {
    guard !notices.isEmpty else { return }
    try write { database in for notice in notices { try HubTable(database).set(notice) } }
  }

  /// The paths, inside the output folder, of packed files that are ours.
  package func neighbours() throws(StoreError) -> Set<String> {
    try read { database in try Set(String.fetchAll(database, sql: "SELECT path FROM neighbour")) }
  }

  /// To be called before the files are made, so that a kill leaves none that is not known.
  package func add(neighbours: [String]) throws(StoreError) {
    try write { database in
      let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO neighbour (path) VALUES (?)")
      for path in neighbours { try statement.execute(arguments: [path]) }
    }
  }

  /// To be called after the files are gone.
  package func forget(neighbours: [String]) throws(StoreError) {
    try write { database in
      let statement = try database.cachedStatement(sql: "DELETE FROM neighbour WHERE path = ?")
      for path in neighbours { try statement.execute(arguments: [path]) }
    }
  }

  /// The row of the story that was stored last; 0 when there is none. Rows ascend from 1 and are not used twice.
  package func newestStoryRow() throws(StoreError) -> Int64 {
    try read { database in try StoryTable(database).newestRow() }
  }
}
