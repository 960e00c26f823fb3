/// A followed feed, as feeds.opml says it.
package struct Subscription: Sendable, Hashable {
  /// As written in `xmlUrl`, resolved against the list's own location. Identifies the subscription.
  package var feedURL: String
  /// `htmlUrl`.
  package var siteURL: String?
  /// The owner's name for it: `text`, else `title`.
  package var title: String?
  /// The titles of the outlines around it, outermost first.
  package var groups: [String]
  /// Seconds between two requests that the owner asks for: `feedmill:interval`.
  package var interval: Double?
  /// Kept but not fetched: `feedmill:paused`.
  package var isPaused: Bool
  /// Its entries stand first for their stories: `feedmill:preferred`. The list's word: the store keeps it by itself, and
  /// does not repeat it in the subscriptions that it returns.
  package var isPreferred = false

  /// `feedURL` without a password: for logs, terminals and pages.
  package var shownURL: String {
    guard let scheme = feedURL.firstRange(of: "://") else { return feedURL }
    let authority = feedURL[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return feedURL }
    return String(feedURL[..<scheme.upperBound]) + feedURL[authority.index(after: at)...]
  }

  package init(
    _ feedURL: String, siteURL: String? = nil, title: String? = nil, groups: [String] = [], interval: Double? = nil,
    isPaused: Bool = false
  ) {
    self.feedURL = feedURL
    self.siteURL = siteURL
    self.title = title
    self.groups = groups
    self.interval = interval
    self.isPaused = isPaused
  }
}
