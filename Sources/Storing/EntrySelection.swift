package import FoundationEssentials

/// Which entries to list.
package struct EntrySelection: Sendable, Hashable {
  /// Only of the subscription with this row.
  package var subscription: Int64?
  /// Only what was published then or later.
  package var since: Date?
  package var limit: Int

  package init(subscription: Int64? = nil, since: Date? = nil, limit: Int) {
    self.subscription = subscription
    self.since = since
    self.limit = limit
  }

  /// How many of those that were stored last are compared by their dates. Entries come about in the order of their
  /// dates; a first fetch brings older ones.
  var reach: Int { max(500, min(limit, 1_000_000) * 10) }
}
