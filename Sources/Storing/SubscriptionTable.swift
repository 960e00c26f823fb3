internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The rows of table subscription: what feeds.opml says, and the state of the fetches beside it.
struct SubscriptionTable {
  let database: Database

  init(_ database: Database) { self.database = database }

  func reconcile(_ subscriptions: [Subscription], now: Date) throws {
    // Nothing is written where the list is what it was, as it nearly always is.
    guard try subscriptions != listed() else { return }
    try database.execute(sql: "UPDATE subscription SET isListed = 0 WHERE isListed")
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO subscription (feedURL, isListed, position, siteURL, title, groups, interval, isPaused, added)
        VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (feedURL) DO UPDATE SET
          isListed = 1, position = excluded.position, siteURL = excluded.siteURL, title = excluded.title,
          groups = excluded.groups, interval = excluded.interval, isPaused = excluded.isPaused
        """)
    for (position, subscription) in subscriptions.enumerated() {
      try statement.execute(arguments: [
        subscription.feedURL, position, subscription.siteURL, subscription.title,
        subscription.groups.joined(separator: "\u{1F}"), subscription.interval, subscription.isPaused,
        now.timeIntervalSince1970,
      ])
    }
  }

  private func listed() throws -> [Subscription] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(Self.listColumns) FROM subscription WHERE isListed ORDER BY position")
    return try fetch(statement, []) { row in subscription(&row) }
  }

  func subscription(_ id: Int64) throws -> Subscription? {
    let statement = try database.cachedStatement(sql: "SELECT \(Self.listColumns) FROM subscription WHERE id = ?")
    return try fetch(statement, [id]) { row in subscription(&row) }.first
  }

  func state(_ id: Int64) throws -> FetchState? {
    let statement = try database.cachedStatement(sql: "SELECT \(Self.stateColumns) FROM subscription WHERE id = ?")
    return try fetch(statement, [id]) { row in try FetchState(&row) }.first
  }

  func rows() throws -> [Int64] { try Int64.fetchAll(database, sql: "SELECT id FROM subscription ORDER BY id") }

  func id(of feedURL: String) throws -> Int64? {
    let statement = try database.cachedStatement(sql: "SELECT id FROM subscription WHERE feedURL = ?")
    return try Int64.fetchOne(statement, arguments: [feedURL])
  }

  func set(_ source: Source, of id: Int64) throws {
    var packer = Packer()
    source.pack(into: &packer)
    let statement = try database.cachedStatement(sql: "UPDATE subscription SET source = ? WHERE id = ?")
    try statement.execute(arguments: [Data(packer.bytes), id])
  }

  func followed() throws -> [Followed] { try followed(where: "isListed ORDER BY position") }

  func due(now: Date) throws -> [Followed] {
    try followed(
      where: """
        isListed AND NOT isPaused AND NOT isGone AND (nextDue IS NULL OR nextDue <= ?) ORDER BY nextDue, position
        """, [now.timeIntervalSince1970])
  }

  func silenced(now: Date) throws -> [Followed] {
    try followed(where: "isListed AND lastStatus IN (429, 503) AND retryAfter > ?", [now.timeIntervalSince1970])
  }

  func redirected() throws -> [Followed] {
    try followed(where: "isListed AND moveURL IS NOT NULL ORDER BY position")
  }

  /// Those that have just failed, or are gone.
  func failing() throws -> [Followed] {
    try followed(where: "isListed AND (failures > 0 OR isGone) ORDER BY position")
  }

  private func followed(where condition: String, _ arguments: StatementArguments = []) throws -> [Followed] {
    let statement = try database.cachedStatement(
      sql: "SELECT \(Self.listColumns), \(Self.stateColumns) FROM subscription WHERE \(condition)")
    var hints = HintsReader()
    return try fetch(statement, arguments) { row in
      Followed(subscription(&row), state: try FetchState(&row, &hints))
    }
  }

  /// `countsEntries`: which takes a look at every entry there is; else `Status.entries` is 0.
  func statuses(countsEntries: Bool) throws -> [Status] {
    let count = countsEntries ? "(SELECT count(*) FROM entry WHERE entry.subscription = subscription.id)" : "0"
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(Self.listColumns), \(Self.stateColumns), source, \(count),
          (SELECT max(published) FROM entry WHERE entry.subscription = subscription.id), foundURL, foundTitle, searched
        FROM subscription LEFT JOIN rediscovery ON rediscovery.subscription = subscription.id
        WHERE isListed ORDER BY position
        """)
    return try fetch(statement, []) { row in
      let followed = try followed(&row)
      var status = Status(
        subscription: followed.subscription, state: followed.state, feedTitle: try source(&row)?.title?.value,
        entries: row.int() ?? 0, newest: row.date())
      let isFailing = followed.state.failures > 0 || followed.state.isGone
      if let url = row.text(), isFailing {
        status.proposal = Proposal(url, title: row.text(), found: row.date() ?? .distantPast)
      }
      return status
    }
  }

  static let listColumns = "feedURL, siteURL, title, groups, interval, isPaused"

  /// Reads `listColumns`.
  func subscription(_ row: inout RowReader) -> Subscription {
    let (feedURL, siteURL, title, groups) = (row.text() ?? "", row.text(), row.text(), row.text() ?? "")
    return Subscription(
      feedURL, siteURL: siteURL, title: title,
      groups: groups.isEmpty
        ? [] : groups.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init),
      interval: row.double(), isPaused: row.bool())
  }

  /// Reads column `source`.
  func source(_ row: inout RowReader) throws -> Source? {
    guard let bytes = row.bytes() else { return nil }
    return try Source(from: Unpacker([UInt8](bytes)))
  }

  /// Reads `listColumns` and `stateColumns`.
  func followed(_ row: inout RowReader) throws -> Followed {
    Followed(subscription(&row), state: try FetchState(&row))
  }

  /// Each row is read where it is, and not copied before.
  func fetch<Value>(
    _ statement: Statement, _ arguments: StatementArguments, _ read: (inout RowReader) throws -> Value
  ) throws -> [Value] {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var values: [Value] = []
    while let row = try rows.next() {
      var reader = RowReader(row)
      values.append(try read(&reader))
    }
    return values
  }
}
