package import FoundationEssentials
package import Storing
internal import Syndication

/// Takes the story of an entry out of what is published, until `unhide`: returns its id, and whether that is new.
///
/// Throws `EntryNotNamed` or `StoreError`.
package func hide(_ text: String, in store: Store, now: Date) throws -> (id: String, isNew: Bool) {
  try outcome(in: store) { transaction in
    let story = try EntrySearch(transaction: transaction).story(text)
    return (story.atomID, try transaction.hide(story.id, since: now))
  }
}

/// Publishes a hidden story again: returns its id, and whether it was hidden.
///
/// Throws `EntryNotNamed` or `StoreError`.
package func unhide(_ text: String, in store: Store) throws -> (id: String, isNew: Bool) {
  try outcome(in: store) { transaction in
    let story = try EntrySearch(transaction: transaction).story(text)
    return (story.atomID, try transaction.unhide(story.id))
  }
}

extension EntrySearch {
  /// The one story that a person names by any of its entries. Throws `EntryNotNamed`.
  fileprivate func story(_ text: String) throws -> StoredStory {
    let entries = try entries(text)
    let stories = Set(entries.map(\.story))
    guard let id = stories.first, let story = try transaction.story(id) else { throw EntryNotNamed.unknown(text) }
    guard stories.count == 1 else {
      throw EntryNotNamed.ambiguous(text, try entries.map { try EntryMention($0, in: transaction) })
    }
    return story
  }
}
