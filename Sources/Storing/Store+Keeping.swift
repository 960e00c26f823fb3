internal import GRDB
package import Syndication

extension Store {
  /// Looks at the `limit` contents after `row`, and puts in the place of those that may go what `shorten` makes of them;
  /// nil leaves one alone. Returns how many it were, the bytes that they had more, and where to go on; nil at the end.
  package func prune(
    after row: Int64, _ limits: PruneLimits, limit: Int, isDry: Bool, shorten: (Entry) -> Entry
  ) throws(StoreError) -> (entries: Int, bytes: Int, last: Int64?) {
    func work(_ database: Database) throws -> (entries: Int, bytes: Int, last: Int64?) {
      let table = PruneTable(database)
      let (contents, last) = try table.contents(after: row, limits, limit: limit)
      var (entries, bytes) = (0, 0)
      for (entry, old) in contents {
        let new = PackedEntry(shorten(try Entry(from: Unpacker(old))))
        guard new.bytes.count < old.count else { continue }
        entries += 1
        bytes += old.count - new.bytes.count
        if !isDry { try table.replace(entry, with: new) }
      }
      return (entries, bytes, last)
    }
    return try isDry ? read(work) : write(work)
  }

  /// Writes the store anew without its gaps: needs as much space again while it works.
  package func vacuum() throws(StoreError) {
    try outside { database in try database.execute(sql: "VACUUM") }
    try checkpoint()
  }

  /// Copies the store as of one instant to a new file, beside whoever writes, and checks the copy.
  package func backup(to path: String) throws(StoreError) {
    do {
      let copy = try DatabaseQueue(path: path)
      try copyAll(to: copy)
      let damage = try copy.inDatabase { database in
        // One file, with nothing beside it: the copy says WAL, as its original does.
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
        return try String.fetchAll(database, sql: "PRAGMA integrity_check(3)").filter { $0 != "ok" }
      }
      try copy.close()
      if let first = damage.first { throw StoreError.corrupt(path: path, detail: first) }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
