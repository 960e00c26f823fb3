internal import GRDB

extension Transaction {
  /// The rows of the subscriptions whose entries stand first for their stories.
  package func preferred() throws -> Set<Int64> { try subscriptions.preferred() }

  package func setPreferred(_ rows: Set<Int64>) throws { try subscriptions.setPreferred(rows) }

  /// The stories that have an entry of a subscription, and another entry beside it.
  package func stories(sharedBy subscription: Int64) throws -> [Int64] {
    try subscriptions.stories(sharedBy: subscription)
  }
}

/// Table preference.
extension SubscriptionTable {
  func preferred() throws -> Set<Int64> {
    try Set(Int64.fetchAll(database.cachedStatement(sql: "SELECT subscription FROM preference")))
  }

  func setPreferred(_ rows: Set<Int64>) throws {
    try database.execute(sql: "DELETE FROM preference")
    for row in rows.sorted() {
      try database.execute(sql: "INSERT INTO preference (subscription) VALUES (?)", arguments: [row])
    }
  }

  func stories(sharedBy subscription: Int64) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT DISTINCT story FROM entry WHERE subscription = ? AND EXISTS (
          SELECT 1 FROM entry AS other WHERE other.story = entry.story AND other.id <> entry.id)
        ORDER BY story
        """)
    return try Int64.fetchAll(statement, arguments: [subscription])
  }
}
