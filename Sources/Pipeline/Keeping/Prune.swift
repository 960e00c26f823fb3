package import Storing
import Syndication

/// What a prune took away, or would take.
package struct PruneSummary: Sendable, Hashable {
  package var entries = 0
  /// Of contents; the search index gives back some more.
  package var bytes = 0
}

/// Takes the contents of old entries out of the store: of each stay its id, its address, its title and its dates, so that
/// it is never announced again, and what is published of it stays published. Throws `StoreError`.
///
/// In short transactions; the project's lock is to be held unless `isDry`.
package func prune(_ store: Store, _ limits: PruneLimits, isDry: Bool) throws(StoreError) -> PruneSummary {
  var summary = PruneSummary()
  var row: Int64 = 0
  while true {
    let (entries, bytes, last) = try store.prune(after: row, limits, limit: 1_000, isDry: isDry, shorten: shortened)
    summary.entries += entries
    summary.bytes += bytes
    // The index has the words of what went; they are taken out before more are.
    if !isDry, entries > 0 { try SearchIndex(store).keepUp(limit: 1_000) }
    guard let last else { return summary }
    row = last
  }
}

private func shortened(_ entry: Entry) -> Entry {
  var short = Entry()
  short.id = entry.id
  short.alternate = entry.alternate
  short.title = entry.title
  short.authors = entry.authors
  short.published = entry.published
  short.updated = entry.updated
  short.language = entry.language
  return short
}
