package import FoundationEssentials

/// A listed subscription whose feed is perhaps somewhere else.
package struct Missing: Sendable, Hashable {
  package var followed: Followed
  /// Of its site, as the feed itself said.
  package var siteURL: String?
  /// When its site's page was last searched.
  package var searched: Date?
  package var searches: Int
}
