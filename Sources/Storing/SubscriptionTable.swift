internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The rows of table subscription: what feeds.opml says, and the state of the fetches beside it.
struct SubscriptionTable {
  let database: Database

  init(_ database: Database) { self.database = database }

  func reconcile(_ subscriptions: [Subscription], now: Date) throws {
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

  func move(_ feedURL: String, to newURL: String) throws {
    try database.execute(
      sql: "UPDATE OR IGNORE subscription SET feedURL = ? WHERE feedURL = ?", arguments: [newURL, feedURL])
  }

  func subscription(_ id: Int64) throws -> Subscription? {
    let statement = try database.cachedStatement(sql: "SELECT * FROM subscription WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(subscription)
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

  func followed() throws -> [Followed] {
    try Row.fetchAll(database, sql: "SELECT * FROM subscription WHERE isListed ORDER BY position").map(followed)
  }

  func due(now: Date) throws -> [Followed] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM subscription
        WHERE isListed AND NOT isPaused AND NOT isGone AND (nextDue IS NULL OR nextDue <= ?)
        ORDER BY nextDue, position
        """, arguments: [now.timeIntervalSince1970]
    ).map(followed)
  }

  func silenced(now: Date) throws -> [Followed] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM subscription WHERE isListed AND lastStatus = 429 AND retryAfter > ?",
      arguments: [now.timeIntervalSince1970]
    ).map(followed)
  }

  func statuses() throws -> [Status] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT subscription.*, count(entry.id) AS entries, max(entry.published) AS newest
        FROM subscription LEFT JOIN entry ON entry.subscription = subscription.id
        WHERE isListed GROUP BY subscription.id ORDER BY position
        """)
    return try rows.map { row in
      let followed = try followed(row)
      let newest: Double? = row["newest"]
      return Status(
        subscription: followed.subscription, state: followed.state, feedTitle: try source(row)?.title?.value,
        entries: row["entries"], newest: newest.map(Date.init(timeIntervalSince1970:)))
    }
  }

  func source(_ row: Row) throws -> Source? {
    guard let bytes: Data = row["source"] else { return nil }
    return try Source(from: Unpacker([UInt8](bytes)))
  }

  func subscription(_ row: Row) -> Subscription {
    let groups: String = row["groups"]
    return Subscription(
      row["feedURL"], siteURL: row["siteURL"], title: row["title"],
      groups: groups.isEmpty
        ? [] : groups.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init),
      interval: row["interval"], isPaused: row["isPaused"])
  }

  private func followed(_ row: Row) throws -> Followed {
    Followed(subscription(row), state: try FetchState(row))
  }
}
