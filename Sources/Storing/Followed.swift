package import Syndication

/// A listed subscription with what is remembered of its fetches.
package struct Followed: Sendable, Hashable {
  package var subscription: Subscription
  package var state: FetchState

  package init(_ subscription: Subscription, state: FetchState) {
    self.subscription = subscription
    self.state = state
  }
}
