internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The rows of table rediscovery.
struct RediscoveryTable {
  let database: Database

  init(_ database: Database) { self.database = database }

  /// Listed subscriptions whose last outcome is one of `outcomes`, those first that were never searched for.
  func missing(_ outcomes: [String]) throws -> [Missing] {
    let marks = outcomes.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(SubscriptionTable.listColumns), \(SubscriptionTable.stateColumns), source, searched, searches
        FROM subscription LEFT JOIN rediscovery ON rediscovery.subscription = subscription.id
        WHERE isListed AND NOT isPaused AND lastOutcome IN (\(marks)) ORDER BY searched, position
        """)
    let table = SubscriptionTable(database)
    return try table.fetch(statement, StatementArguments(outcomes)) { row in
      let followed = try table.followed(&row)
      return Missing(
        followed: followed, siteURL: try table.source(&row)?.alternate, searched: row.date(),
        searches: row.int() ?? 0)
    }
  }

  func note(_ proposal: Proposal?, of subscription: Int64, at date: Date) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO rediscovery (subscription, searched, searches, foundURL, foundTitle) VALUES (?, ?, 1, ?, ?)
        ON CONFLICT (subscription) DO UPDATE SET searched = excluded.searched, searches = searches + 1,
          foundURL = excluded.foundURL, foundTitle = excluded.foundTitle
        """)
    try statement.execute(arguments: [
      subscription, date.timeIntervalSince1970, proposal?.url, proposal?.title,
    ])
  }

  func forget(_ subscription: Int64) throws {
    try database.execute(sql: "DELETE FROM rediscovery WHERE subscription = ?", arguments: [subscription])
  }
}
