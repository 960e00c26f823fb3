package import Storing

/// The index of words that `search` asks: made by the first search, kept up after each refresh from then on.
package struct SearchIndex: Sendable {
  /// Entries that one transaction indexes: some tens of milliseconds in which no one else can write.
  private static let batch = 1_000

  private let store: Store

  package init(_ store: Store) { self.store = store }

  /// Entries that are not in the index yet; nil where no one has searched, so that there is none.
  package var backlog: Int? {
    get throws(StoreError) { try store.searchBacklog(version: SearchWords.version) }
  }

  /// Indexes all that is missing, beginning where there is nothing. `progress` gets the number that were done so far.
  package func complete(progress: (Int) -> Void = { _ in }) throws(StoreError) {
    try store.prepareSearch(version: SearchWords.version)
    var done = 0
    while true {
      let count = try store.index(limit: SearchIndex.batch) { IndexedWords($0) }
      done += count
      progress(done)
      if count < SearchIndex.batch { return }
    }
  }

  /// Indexes what a refresh has brought, at most `limit` entries; nothing where no one has searched yet.
  package func keepUp(limit: Int = 5_000) throws(StoreError) {
    guard let backlog = try backlog, backlog > 0 else { return }
    var rest = limit
    while rest > 0 {
      let count = try store.index(limit: min(rest, SearchIndex.batch)) { IndexedWords($0) }
      rest -= count
      if count < SearchIndex.batch { return }
    }
  }

  /// Makes it anew, as after damage.
  package func rebuild(progress: (Int) -> Void = { _ in }) throws(StoreError) {
    try store.prepareSearch(version: SearchWords.version, isForced: true)
    try complete(progress: progress)
  }
}
