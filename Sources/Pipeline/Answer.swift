import FoundationEssentials
import Storing
import Syndication

/// What one subscription's turn in a refresh brought, before it is stored.
struct Answer: Sendable {
  var subscription: Subscription
  /// As it was before the fetch.
  var state: FetchState
  var fetch: Fetch
  /// Sanitized; nil unless the fetch brought a document that is a feed.
  var feed: Feed?
  /// The feed's entries as they are stored, in its order.
  var packed: [PackedEntry] = []
  /// Why the document is no feed.
  var problem: String?
  /// When the answer came.
  var time: Date
  /// The refresh was cancelled before an answer came: there is nothing to store.
  var isGivenUp = false
}
