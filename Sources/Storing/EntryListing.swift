internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// Entries as they are listed for people.
struct EntryListing {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The newest by their dates, of listed subscriptions unless one is selected.
  ///
  /// Only those within the selection's reach are compared.
  func newest(_ selection: EntrySelection) throws -> [Int64] {
    if let subscription = selection.subscription {
      let statement = try database.cachedStatement(
        sql: "SELECT id FROM entry WHERE subscription = ? AND published >= ? ORDER BY published DESC LIMIT ?")
      return try Int64.fetchAll(
        statement,
        arguments: [subscription, selection.since?.timeIntervalSince1970 ?? -Double.infinity, selection.limit])
    }
    let statement = try database.cachedStatement(
      sql: """
        SELECT id FROM (
          SELECT entry.id, published FROM entry CROSS JOIN subscription ON subscription.id = entry.subscription
          WHERE entry.id >= ? AND published >= ? AND isListed ORDER BY entry.id DESC LIMIT ?)
        ORDER BY published DESC, id DESC LIMIT ?
        """)
    return try Int64.fetchAll(
      statement,
      arguments: [
        selection.since.map(EntryTable(database).firstRow) ?? 0,
        selection.since?.timeIntervalSince1970 ?? -Double.infinity,
        selection.reach, selection.limit,
      ])
  }

  func entries(_ rows: [Int64]) throws -> [ListedEntry] {
    var subscriptions: [Int64: (subscription: Subscription, title: String?, isListed: Bool)] = [:]
    let statement = try database.cachedStatement(
      sql: """
        SELECT entry.id, subscription, entry.published, firstSeen, updated, story, atomID, isHeldBack, bytes,
          EXISTS (SELECT 1 FROM hiding WHERE hiding.story = entry.story) AS isHidden,
          coalesce(primaryEntry, (SELECT min(id) FROM entry AS other WHERE other.story = entry.story)) AS primaryEntry,
          (SELECT count(*) FROM entry AS other WHERE other.story = entry.story) AS members
        FROM entry JOIN story ON story.id = entry.story LEFT JOIN content ON content.entry = entry.id
        WHERE entry.id = ?
        """)
    return try rows.compactMap { id in
      guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
      let feed: Int64 = row["subscription"]
      let known = try subscriptions[feed] ?? source(feed)
      guard let known else { return nil }
      subscriptions[feed] = known
      let bytes: Data? = row["bytes"]
      return ListedEntry(
        row: id, entry: try bytes.map { try Entry(from: Unpacker([UInt8]($0))) } ?? Entry(),
        published: Date(timeIntervalSince1970: row["published"]),
        firstSeen: Date(timeIntervalSince1970: row["firstSeen"]),
        updated: Date(timeIntervalSince1970: row["updated"]), story: row["story"], storyID: row["atomID"],
        isHeldBack: row["isHeldBack"], isHidden: row["isHidden"], primary: row["primaryEntry"],
        members: row["members"], subscription: known.subscription, feedTitle: known.title, isListed: known.isListed)
    }
  }

  func reasons(_ rows: [Int64]) throws -> [Int64: String] {
    let statement = try database.cachedStatement(sql: "SELECT reason FROM entry WHERE id = ?")
    var reasons: [Int64: String] = [:]
    for row in rows { reasons[row] = try String.fetchOne(statement, arguments: [row]) }
    return reasons
  }

  private func source(_ id: Int64) throws -> (subscription: Subscription, title: String?, isListed: Bool)? {
    let statement = try database.cachedStatement(sql: "SELECT source, isListed FROM subscription WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]),
      let subscription = try SubscriptionTable(database).subscription(id)
    else { return nil }
    let bytes: Data? = row["source"]
    let source = try bytes.map { try Source(from: Unpacker([UInt8]($0))) }
    return (subscription, source?.title?.value, row["isListed"])
  }
}
