internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The contents that may go.
struct PruneTable {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The rows that follow `row`, at most `limit` of them looked at, and where the next look begins; nil at the end.
  ///
  /// Of a source that is no longer listed, and was not asked since `limits.before`, all contents go; of the others those
  /// of old entries that the river does not reach.
  func contents(
    after row: Int64, _ limits: PruneLimits, limit: Int
  ) throws -> (contents: [(entry: Int64, bytes: [UInt8])], last: Int64?) {
    let ids = try Int64.fetchAll(
      database.cachedStatement(sql: "SELECT entry FROM content WHERE entry > ? ORDER BY entry LIMIT ?"),
      arguments: [row, limit])
    guard let last = ids.last else { return ([], nil) }
    // A story that is as old as the last of those kept is kept too.
    let reach = try Double.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT published FROM story WHERE mergedInto IS NULL AND NOT isHeldBack
          ORDER BY published DESC LIMIT 1 OFFSET ?
          """), arguments: [max(0, limits.kept - 1)])
    let before = limits.before.timeIntervalSince1970
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT content.entry, bytes FROM content JOIN entry ON entry.id = content.entry
          JOIN story ON story.id = entry.story JOIN subscription ON subscription.id = entry.subscription
          WHERE content.entry > ? AND content.entry <= ? AND (
            (entry.published < ? AND firstSeen < ? AND story.published < ?)
            OR (NOT isListed AND coalesce(lastFetched, added) < ?))
          """),
      arguments: [row, last, before, before, limits.kept == 0 ? Double.infinity : reach ?? -Double.infinity, before])
    var contents: [(entry: Int64, bytes: [UInt8])] = []
    while let row = try rows.next() {
      let bytes: Data = row[1]
      contents.append((row[0], [UInt8](bytes)))
    }
    return (contents, last)
  }

  /// What the entry's hash says of its content stays: its feed may still bring the whole, which is not a change.
  func replace(_ entry: Int64, with packed: PackedEntry) throws {
    try database.cachedStatement(sql: "UPDATE content SET bytes = ? WHERE entry = ?")
      .execute(arguments: [Data(packed.bytes), entry])
  }
}
