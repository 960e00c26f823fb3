internal import FoundationEssentials

/// Whether a feed's entry under a new id is one that it had before: equal title, and the same page or the same minute.
package func isSamePage(_ entry: Features, as stored: Features) -> Bool {
  guard !entry.title.isEmpty, entry.title.hash == stored.title.hash else { return false }
  if let own = entry.published, let other = stored.published, abs(own.timeIntervalSince(other)) <= 60 { return true }
  let slug = entry.address.slug
  return !slug.isEmpty && slug == stored.address.slug && entry.address.query == stored.address.query
}
