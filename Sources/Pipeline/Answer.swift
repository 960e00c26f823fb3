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
  /// It holds one of the seats of those that have been read.
  var hasSeat = false
  /// Bytes of the document that came.
  private(set) var weight = 0

  init(_ followed: Followed, fetch: Fetch, time: Date) {
    subscription = followed.subscription
    state = followed.state
    self.fetch = fetch
    self.time = time
    if case .document(let document) = fetch.outcome { weight = document.bytes.count }
  }

  /// Its host has asked for silence: no request was made.
  var isSilenced: Bool {
    if case .failure(.rateLimited, _) = fetch.outcome { fetch.status == nil } else { false }
  }

  /// What was read of it is kept; a hundred answers wait at times.
  mutating func forgetDocument() {
    guard case .document(var document) = fetch.outcome else { return }
    document.bytes = []
    fetch.outcome = .document(document)
  }
}
