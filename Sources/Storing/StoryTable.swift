internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The rows of table story, and stories put together from their entries.
struct StoryTable {
  let database: Database

  init(_ database: Database) { self.database = database }

  /// `isComplete`: those that are held back or hidden, too.
  func stories(limit: Int?, isComplete: Bool) throws -> [Story] {
    let subscriptions = try listedSubscriptions()
    // The ids decide between equal times, not the order of storing: a run that was interrupted and made up for gives
    // the same river.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, atomID, published, primaryEntry FROM story
        WHERE mergedInto IS NULL AND (NOT isHeldBack OR ?)
          AND (? OR NOT EXISTS (SELECT 1 FROM hiding WHERE hiding.story = story.id)) AND EXISTS (
          SELECT 1 FROM entry JOIN subscription ON subscription.id = entry.subscription
          WHERE entry.story = story.id AND isListed)
        ORDER BY published DESC, atomID LIMIT ?
        """, arguments: [isComplete, isComplete, limit ?? -1])
    return try rows.map { row in try story(row, of: subscriptions) }
  }

  /// Those whose rows are in `rows` and that the river may show, in the order of the rows.
  func stories(in rows: ClosedRange<Int64>) throws -> [Story] {
    let subscriptions = try listedSubscriptions()
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, atomID, published, primaryEntry FROM story
        WHERE id BETWEEN ? AND ? AND mergedInto IS NULL AND NOT isHeldBack
          AND id NOT IN (SELECT story FROM hiding)
        ORDER BY id
        """, arguments: [rows.lowerBound, rows.upperBound])
    return try rows.map { row in try story(row, of: subscriptions) }.filter { !$0.members.isEmpty }
  }

  /// The stories that the owner hid, the last hidden first.
  func hidings(limit: Int) throws -> [Hiding] {
    try Row.fetchAll(
      database,
      sql: "SELECT atomID, since FROM hiding JOIN story ON story.id = story ORDER BY since DESC, atomID LIMIT ?",
      arguments: [limit]
    ).map { Hiding(id: $0["atomID"], since: Date(timeIntervalSince1970: $0["since"])) }
  }

  /// The row of the newest story; 0 when there is none. Rows are given out in ascending order.
  func newestRow() throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT max(id) FROM story") ?? 0
  }

  func totals() throws -> Totals {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT
          (SELECT count(*) FROM subscription WHERE isListed) AS subscriptions,
          (SELECT count(*) FROM entry) AS entries,
          (SELECT count(*) FROM story WHERE mergedInto IS NULL) AS stories,
          (SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY story HAVING count(*) > 1)) AS merged
        """)
    guard let row else { return Totals(subscriptions: 0, entries: 0, stories: 0, merged: 0) }
    return Totals(
      subscriptions: row["subscriptions"], entries: row["entries"], stories: row["stories"], merged: row["merged"])
  }

  private struct Listed {
    let subscription: Subscription
    let source: Source
  }

  private func listedSubscriptions() throws -> [Int64: Listed] {
    let table = SubscriptionTable(database)
    var listed: [Int64: Listed] = [:]
    let statement = try database.cachedStatement(
      sql: "SELECT id, source, \(SubscriptionTable.listColumns) FROM subscription WHERE isListed")
    _ = try table.fetch(statement, []) { row in
      let id = row.integer() ?? 0
      let source = try table.source(&row) ?? Source()
      listed[id] = Listed(subscription: table.subscription(&row), source: source)
    }
    return listed
  }

  private func story(_ row: Row, of subscriptions: [Int64: Listed]) throws -> Story {
    let id: Int64 = row["id"]
    let primary: Int64? = row["primaryEntry"]
    let statement = try database.cachedStatement(
      sql: """
        SELECT entry.id, subscription, firstSeen, updated, reason, bytes
        FROM entry JOIN content ON content.entry = entry.id
        WHERE story = ? ORDER BY entry.id IS ? DESC, firstSeen, entry.published, identity
        """)
    let published = Date(timeIntervalSince1970: row["published"])
    var story = Story(id: row["atomID"], published: published, updated: published, members: [])
    let members = try Row.fetchCursor(statement, arguments: [id, primary])
    while let member = try members.next() {
      guard let listed = subscriptions[member["subscription"]] else { continue }
      let bytes: Data = member["bytes"]
      if story.members.isEmpty { story.updated = max(published, Date(timeIntervalSince1970: member["updated"])) }
      story.members.append(
        Story.Member(
          try Entry(from: Unpacker([UInt8](bytes))), source: listed.source, subscription: listed.subscription,
          firstSeen: Date(timeIntervalSince1970: member["firstSeen"]), reason: member["reason"]))
    }
    return story
  }
}
