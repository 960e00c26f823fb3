package import Storing

/// A story with its entries, for a person to read.
package struct ShownStory: Sendable {
  /// The primary entry first, then in the order in which they came; at most a hundred.
  package var members: [ListedEntry]
  /// Why an entry joined the story, by its row: absent for the one that began it.
  package var reasons: [Int64: String]
  /// The entry that was named.
  package var named: Int64
}

/// The story of the entry that `text` names: by number (`#17`), address, its own id or its story's.
///
/// Throws `EntryNotNamed` or `StoreError`.
package func show(_ text: String, in store: Store) throws -> ShownStory {
  let found = try store.reading { transaction -> Result<(named: Int64, members: [StoredEntry]), EntryNotNamed> in
    let entries = try EntrySearch(transaction: transaction).entries(text)
    guard let first = entries.first else { return .failure(.unknown(text)) }
    guard entries.allSatisfy({ $0.story == first.story }) else {
      return .failure(.ambiguous(text, try entries.map { try EntryMention($0, in: transaction) }))
    }
    return .success((first.id, try transaction.members(of: first.story, limit: 100)))
  }.get()
  let listed = try store.listed(found.members.map(\.id))
  let members = listed.filter { $0.row == $0.primary } + listed.filter { $0.row != $0.primary }
  return ShownStory(members: members, reasons: try store.reasons(of: members.map(\.row)), named: found.named)
}
