package import FoundationEssentials
internal import GRDB

/// What a look at the store's file itself shows.
package struct Examination: Sendable, Hashable {
  /// What SQLite's own check says; empty when it found nothing.
  package var damage: [String] = []
  /// Rows that refer to rows that are not there.
  package var strays = 0
  /// Whether the search index holds together; true where there is none, or nobody looked.
  package var isSearchSound = true
  /// The newest time that anything was seen or asked.
  package var newest: Date?
  /// Bytes of the file that hold nothing.
  package var free = 0
  package var sqlite = ""
}

extension Store {
  /// Looks for damage; `isFull`: in the indexes too, which takes as long as reading the whole file.
  package func examine(isFull: Bool) throws(StoreError) -> Examination {
    var found = Examination()
    found = try read { database in
      var found = found
      let check = isFull ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)"
      found.damage = try String.fetchAll(database, sql: check).filter { $0 != "ok" }
      found.strays = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
      let newest = try Double.fetchOne(
        database,
        sql: """
          SELECT max(coalesce((SELECT firstSeen FROM entry ORDER BY id DESC LIMIT 1), 0),
            coalesce((SELECT max(lastFetched) FROM subscription), 0))
          """)
      found.newest = newest.flatMap { $0 > 0 ? Date(timeIntervalSince1970: $0) : nil }
      let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      found.free = try pageSize * (Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0)
      found.sqlite = try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
      return found
    }
    if isFull { found.isSearchSound = try isSearchSound() }
    return found
  }

  /// FTS5 checks itself by a statement that looks like a change.
  private func isSearchSound() throws(StoreError) -> Bool {
    do throws(StoreError) {
      try write { database in
        guard try SearchTable(database).version() != nil else { return }
        try database.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
      }
      return true
    } catch .corrupt {
      return false
    }
  }

  /// Moves what the write-ahead log holds into the file, and empties the log where no one reads.
  package func checkpoint() throws(StoreError) {
    try outside { database in _ = try database.checkpoint(.truncate) }
  }
}
