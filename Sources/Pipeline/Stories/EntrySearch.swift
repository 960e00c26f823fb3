internal import Merging
internal import Storing
internal import Syndication

/// Finds the entries that a person names.
struct EntrySearch {
  let transaction: Transaction

  /// By number (`#17`), by the id of a story, by address, by the entry's own id. Empty when nothing is found.
  func entries(_ text: String) throws -> [StoredEntry] {
    if let row = Int64(text.hasPrefix("#") ? String(text.dropFirst()) : text) {
      return try transaction.entry(row).map { [$0] } ?? []
    }
    var found: [StoredEntry] = []
    if let url = fingerprintedURL(text) {
      found = try transaction.entries(url: url, limit: 20).compactMap(transaction.entry)
    }
    if found.isEmpty { found = try byID(text) }
    if found.isEmpty, let story = try transaction.story(text), let primary = try transaction.primary(of: story) {
      found = try transaction.entry(primary).map { [$0] } ?? []
    }
    return found
  }

  /// Throws `EntryNotNamed` unless exactly one is meant.
  func entry(_ text: String) throws -> StoredEntry {
    let found = try entries(text)
    guard let first = found.first else { throw EntryNotNamed.unknown(text) }
    guard found.count == 1 else {
      throw EntryNotNamed.ambiguous(text, try found.map { try EntryMention($0, in: transaction) })
    }
    return first
  }

  private func byID(_ id: String) throws -> [StoredEntry] {
    var entry = Entry()
    entry.id = id
    let name = EntryName(entry)
    return try transaction.subscriptionRows().compactMap { row in
      try transaction.entry(identity: name.identity, of: row)
    }
  }

  private func fingerprintedURL(_ text: String) -> UInt64? {
    guard text.contains("://") else { return nil }
    var entry = Entry()
    entry.alternate = text
    return Features(entry, feed: 0, published: nil).fingerprint.url
  }
}
