internal import GRDB
package import Syndication

extension Store {
  /// Entries that the search index has still to read; nil while there is no index of words made as `version` says.
  package func searchBacklog(version: Int) throws(StoreError) -> Int? {
    try read { database in
      let table = SearchTable(database)
      return try table.version() == version ? table.backlog() : nil
    }
  }

  /// Begins the search index where there is none of words made as `version` says; `isForced`: wherever.
  package func prepareSearch(version: Int, isForced: Bool = false) throws(StoreError) {
    try write { database in
      let table = SearchTable(database)
      if try isForced || table.version() != version { try table.reset(version: version) }
    }
  }

  /// Reads at most `limit` more entries into the search index, in one transaction. Returns how many it were.
  package func index(limit: Int, words: (Entry) -> IndexedWords) throws(StoreError) -> Int {
    try write { database in try SearchTable(database).advance(limit: limit, words: words) }
  }

  /// The rows of entries of listed subscriptions that match an FTS5 expression, the newest by their dates first.
  ///
  /// Only the five hundred of them (or ten times the limit) that were stored last are compared by date. `inTitle`: only those whose titles have all
  /// of it.
  package func search(
    _ expression: String, inTitle: Bool, in selection: EntrySelection
  ) throws(StoreError) -> [Int64] {
    try read { database in try SearchTable(database).rows(expression, inTitle: inTitle, in: selection) }
  }

  /// The rows of the newest entries by their dates, of listed subscriptions unless one is selected.
  package func newestEntries(_ selection: EntrySelection) throws(StoreError) -> [Int64] {
    try read { database in try EntryListing(database).newest(selection) }
  }

  /// The entries of these rows, in their order; those that do not exist are left out.
  package func listed(_ rows: [Int64]) throws(StoreError) -> [ListedEntry] {
    try read { database in try EntryListing(database).entries(rows) }
  }

  /// Why these entries joined their stories; those that began one are left out.
  package func reasons(of rows: [Int64]) throws(StoreError) -> [Int64: String] {
    try read { database in try EntryListing(database).reasons(rows) }
  }

  /// The row of the subscription with that address, listed or not.
  package func subscriptionRow(_ feedURL: String) throws(StoreError) -> Int64? {
    try read { database in try SubscriptionTable(database).id(of: feedURL) }
  }
}
