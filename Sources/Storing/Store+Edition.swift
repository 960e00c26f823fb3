internal import GRDB

/// What the last publish left, as long as nothing that it showed has changed in the store.
extension Store {
  /// The report of the last publish if another with these settings would give the same.
  package func edition(settings: UInt64) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT report FROM edition WHERE settings = ? AND newestEntry IS (SELECT max(id) FROM entry)
            AND newestStory IS (SELECT max(id) FROM story)
          """, arguments: [Int64(bitPattern: settings)])
    }
  }

  /// To be called when all has been published, under the lock under which it was read.
  package func keep(edition report: String, settings: UInt64) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO edition (id, settings, newestEntry, newestStory, report)
          VALUES (1, ?, (SELECT max(id) FROM entry), (SELECT max(id) FROM story), ?)
          """, arguments: [Int64(bitPattern: settings), report])
    }
  }
}
