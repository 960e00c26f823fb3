package import Storing

/// The order in which a search gives what it found.
package enum SearchOrder: String, Sendable, CaseIterable {
  /// The newest first.
  case date
  /// Those first whose titles have all that was looked for; of these, and of the others, the newest first.
  case rank
}

/// The entries that `query` finds in the index of `store`, as it is. Throws `StoreError`.
package func search(
  _ query: SearchQuery, by order: SearchOrder, in selection: EntrySelection, of store: Store
) throws(StoreError) -> [ListedEntry] {
  guard !query.isEmpty else { return [] }
  var rows: [Int64] = []
  if order == .rank { rows = try store.search(query.expression, inTitle: true, in: selection) }
  if rows.count < selection.limit {
    let known = Set(rows)
    rows += try store.search(query.expression, inTitle: false, in: selection).filter { !known.contains($0) }
  }
  return try store.listed(Array(rows.prefix(selection.limit)))
}
