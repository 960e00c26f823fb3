package import FoundationEssentials
package import Syndication

/// How a followed feed is doing, for the files beside the river.
package struct SourceHealth: Sendable, Hashable {
  package var subscription: Subscription
  package var state: FetchState
  /// The feed's own title, when it was read at least once.
  package var feedTitle: String?
  package var siteURL: String?
  /// When the newest of its entries was published.
  package var newest: Date?

  package init(
    _ subscription: Subscription, state: FetchState, feedTitle: String? = nil, siteURL: String? = nil,
    newest: Date? = nil
  ) {
    self.subscription = subscription
    self.state = state
    self.feedTitle = feedTitle
    self.siteURL = siteURL
    self.newest = newest
  }

  /// One word that changes only when the source's health does, so that the files do not change with every run.
  enum Condition: String {
    case new, ok, failing, gone
  }

  var condition: Condition {
    if state.isGone { return .gone }
    if state.failingSince != nil { return .failing }
    return state.lastSucceeded == nil ? .new : .ok
  }

  /// What people call the site: the owner's name for it, else the feed's title, else its address.
  var name: String {
    subscription.title?.nonBlank ?? feedTitle?.nonBlank ?? address ?? "?"
  }

  /// The address of the feed, without the owner's password; nil for a file of the owner's.
  var address: String? { Reference.withoutPassword(subscription.feedURL).flatMap(Reference.link) }

  /// What the last fetch said, for people, without the owner's password.
  var message: String? {
    guard let text = state.lastMessage?.nonBlank else { return state.lastOutcome }
    return address.map { text.replacing(subscription.feedURL, with: $0) } ?? text
  }

  var home: String? { (subscription.siteURL ?? siteURL).flatMap(Reference.link) }
}
