internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The rows of table relocation.
struct RelocationTable {
  let database: Database

  init(_ database: Database) { self.database = database }

  /// Those of listed subscriptions, the last first.
  func all() throws -> [Relocation] { try relocations(where: "isListed") }

  /// Those that feeds.opml may not say yet.
  func unwritten() throws -> [Relocation] { try relocations(where: "NOT isWritten") }

  private func relocations(where condition: String) throws -> [Relocation] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT relocation.id, subscription, fromURL, toURL, since, sightings, applied, undone
        FROM relocation JOIN subscription ON subscription.id = relocation.subscription
        WHERE \(condition) ORDER BY relocation.id DESC
        """)
    return try SubscriptionTable(database).fetch(statement, []) { row in
      Relocation(
        id: row.integer() ?? 0, subscription: row.integer() ?? 0, from: row.text() ?? "", to: row.text() ?? "",
        since: row.date() ?? .distantPast, sightings: row.int() ?? 0, applied: row.date() ?? .distantPast,
        undone: row.date())
    }
  }

  /// False where the store knows the new address as another subscription, listed or not.
  func setAddress(_ address: String, of subscription: Int64) throws -> Bool {
    let statement = try database.cachedStatement(sql: "UPDATE OR IGNORE subscription SET feedURL = ? WHERE id = ?")
    try statement.execute(arguments: [address, subscription])
    return database.changesCount == 1
  }

  /// `isWritten` is false at first.
  func insert(_ relocation: Relocation) throws -> Int64 {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO relocation (subscription, fromURL, toURL, since, sightings, applied, isWritten)
        VALUES (?, ?, ?, ?, ?, ?, 0)
        """)
    try statement.execute(arguments: [
      relocation.subscription, relocation.from, relocation.to, relocation.since.timeIntervalSince1970,
      relocation.sightings, relocation.applied.timeIntervalSince1970,
    ])
    return database.lastInsertedRowID
  }

  func remove(_ id: Int64) throws {
    try database.execute(sql: "DELETE FROM relocation WHERE id = ?", arguments: [id])
  }

  func set(undone: Date?, isWritten: Bool, of id: Int64) throws {
    try database.execute(
      sql: "UPDATE relocation SET undone = ?, isWritten = ? WHERE id = ?",
      arguments: [undone?.timeIntervalSince1970, isWritten, id])
  }

  func noteWritten(_ id: Int64) throws {
    try database.execute(sql: "UPDATE relocation SET isWritten = 1 WHERE id = ?", arguments: [id])
  }

  /// The owner has taken this very change back once.
  func isRefused(_ address: String, for subscription: Int64) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM relocation WHERE subscription = ? AND toURL = ? AND undone IS NOT NULL)",
      arguments: [subscription, address]) ?? false
  }
}
