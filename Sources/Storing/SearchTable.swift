internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The index of words: an FTS5 table without contents, and how far it has come.
struct SearchTable {
  typealias Words = (Entry) -> IndexedWords

  private let database: Database

  init(_ database: Database) { self.database = database }

  /// How its words are made; nil before the first search: until then there is no index, and none is kept.
  func version() throws -> Int? {
    try Int.fetchOne(database.cachedStatement(sql: "SELECT words FROM searched"))
  }

  private func newest() throws -> Int64? {
    try Int64.fetchOne(database.cachedStatement(sql: "SELECT newest FROM searched"))
  }

  /// Entries that are still to be indexed.
  func backlog() throws -> Int {
    let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM entry") ?? 0
    let changed = try Int.fetchOne(database, sql: "SELECT count(*) FROM outdated") ?? 0
    return Int(last - (try newest() ?? 0)) + changed
  }

  /// Begins anew, with no entry.
  func reset(version: Int) throws {
    try database.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
    try database.execute(sql: "DELETE FROM outdated")
    try database.execute(
      sql: "INSERT OR REPLACE INTO searched (id, newest, words) VALUES (1, 0, ?)", arguments: [version])
  }

  /// Indexes at most `limit` entries, those first that have changed. Returns how many it were.
  func advance(limit: Int, words: Words) throws -> Int {
    guard let newest = try newest() else { return 0 }
    let changed = try renew(limit: limit, words: words)
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT entry.id, subscription, bytes FROM entry JOIN content ON content.entry = entry.id
          WHERE entry.id > ? ORDER BY entry.id LIMIT ?
          """), arguments: [newest, limit - changed])
    var count = 0
    var last = newest
    while let row = try rows.next() {
      last = row[0]
      count += 1
      try put(row[2], of: last, from: row[1], words: words)
    }
    // Rows without a content are passed over.
    if count + changed < limit { last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM entry") ?? last }
    if last > newest { try database.execute(sql: "UPDATE searched SET newest = ?", arguments: [last]) }
    return count + changed
  }

  private func renew(limit: Int, words: Words) throws -> Int {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT outdated.entry, subscription, outdated.bytes, content.bytes
        FROM outdated JOIN entry ON entry.id = outdated.entry LEFT JOIN content ON content.entry = outdated.entry
        ORDER BY outdated.entry LIMIT ?
        """, arguments: [limit])
    for row in rows {
      try put(row[2], of: row[0], from: row[1], words: words, isRemoval: true)
      if let bytes: Data = row[3] { try put(bytes, of: row[0], from: row[1], words: words) }
      try database.execute(sql: "DELETE FROM outdated WHERE entry = ?", arguments: [row[0] as Int64])
    }
    return rows.count
  }

  private func put(
    _ bytes: Data, of entry: Int64, from subscription: Int64, words: Words, isRemoval: Bool = false
  ) throws {
    let words = words(try Entry(from: Unpacker([UInt8](bytes))))
    let statement = try database.cachedStatement(
      sql: isRemoval
        ? "INSERT INTO search (search, rowid, title, text, source) VALUES ('delete', ?, ?, ?, ?)"
        : "INSERT INTO search (rowid, title, text, source) VALUES (?, ?, ?, ?)")
    try statement.execute(arguments: [entry, words.title, words.text, SearchTable.token(of: subscription)])
  }

  /// The word of column source: the rows of a rare source are found among those of a frequent word.
  private static func token(of subscription: Int64) -> String { "s\(subscription)" }

  /// The rows that `expression` matches, of listed subscriptions, the newest by their dates first.
  ///
  /// Walks the index from its last row back, so that a frequent word costs no more than a rare one; only those within
  /// the selection's reach are compared by date. `inTitle`: only where the title has all of it.
  func rows(_ expression: String, inTitle: Bool, in selection: EntrySelection) throws -> [Int64] {
    var match = (inTitle ? "title" : "{title text}") + " : (\(expression))"
    if let subscription = selection.subscription { match += " AND source : \(SearchTable.token(of: subscription))" }
    let statement = try database.cachedStatement(
      sql: """
        SELECT id FROM (
          SELECT entry.id, entry.published FROM search CROSS JOIN entry ON entry.id = search.rowid
          CROSS JOIN subscription ON subscription.id = entry.subscription
          WHERE search MATCH ? AND search.rowid >= ? AND entry.published >= ? AND isListed
          ORDER BY search.rowid DESC LIMIT ?)
        ORDER BY published DESC, id DESC LIMIT ?
        """)
    return try Int64.fetchAll(
      statement,
      arguments: [
        match, selection.since.map(EntryTable(database).firstRow) ?? 0,
        selection.since?.timeIntervalSince1970 ?? -Double.infinity, selection.reach, selection.limit,
      ])
  }
}
