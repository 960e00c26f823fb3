internal import Merging
internal import Storing
internal import Syndication

/// Recognises a feed that gives its entries new ids (http to https, new permalinks).
struct SchemeChange {
  let feed: Int64
  let search: CandidateSearch

  /// The stored entry that each new one is, by the place of the new one.
  ///
  /// Empty unless most of the fetch seems new and most of that matches: a blog that writes one title twice has not
  /// changed its ids.
  func renamed(_ entries: [(place: Int, features: Features)], of count: Int) throws -> [Int: StoredEntry] {
    guard entries.count >= 3, entries.count * 2 > count else { return [:] }
    var renamed: [Int: StoredEntry] = [:]
    var taken = search.present
    for (place, features) in entries {
      guard let title = features.fingerprint.title else { continue }
      for id in try search.transaction.entries(title: title, limit: 8) where !taken.contains(id) {
        guard let stored = try search.transaction.entry(id), stored.subscription == feed,
          let old = try search.candidate(stored), isSamePage(features, as: old.features)
        else { continue }
        renamed[place] = stored
        taken.insert(id)
        break
      }
    }
    return renamed.count * 2 > entries.count ? renamed : [:]
  }
}
