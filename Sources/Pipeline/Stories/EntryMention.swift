package import FoundationEssentials
internal import Merging
internal import Storing
internal import Syndication

/// An entry as a person is told of it.
package struct EntryMention: Sendable, Hashable {
  /// Its row: `#17` names it to every command.
  package var row: Int64
  package var title: String?
  package var url: String?
  package var id: String?
  package var feedURL: String
  package var feedTitle: String?
  package var firstSeen: Date
  package var published: Date

  init(_ stored: StoredEntry, in transaction: Transaction) throws {
    let entry = try transaction.content(of: stored.id)
    let subscription = try transaction.subscription(row: stored.subscription)
    row = stored.id
    title = entry?.title?.value
    url = entry?.alternate
    id = entry?.id
    feedURL = subscription?.feedURL ?? ""
    feedTitle = subscription?.title
    firstSeen = stored.firstSeen
    published = stored.published
  }
}

extension EntryMention: CustomStringConvertible {
  package var description: String { "#\(row) \(title ?? url ?? id ?? "(untitled)") [\(feedTitle ?? feedURL)]" }
}
