package import FoundationEssentials
package import Syndication

/// How a listed subscription is doing.
package struct Status: Sendable, Hashable {
  package var subscription: Subscription
  package var state: FetchState
  /// The feed's own title, when it was read at least once.
  package var feedTitle: String?
  package var entries: Int
  /// When the newest of its entries was published.
  package var newest: Date?
  /// Where the feed may be now, if it was looked for and found.
  package var proposal: Proposal?
}
