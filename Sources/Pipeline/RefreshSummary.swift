package import FoundationEssentials
import Syndication

/// What one refresh did, for the line at its end.
package struct RefreshSummary: Sendable, Hashable, Codable {
  package struct Failure: Sendable, Hashable, Codable {
    package var feedURL: String
    package var title: String?
    /// `Fetch.Failure`'s name.
    package var kind: String
    package var message: String
    /// In a row, this one included.
    package var failures: Int
  }

  package struct Moved: Sendable, Hashable, Codable {
    package var title: String?
    package var from: String
    package var to: String
    /// When the permanent redirect was first met.
    package var since: Date
  }

  /// A source that came to fail persistently, or came back from that.
  package struct Change: Sendable, Hashable, Codable {
    package enum Turn: String, Sendable, Codable {
      case failing, gone, recovered
    }

    package var feedURL: String
    package var title: String?
    package var turn: Turn
    /// What the last failure said; nil for one that recovered.
    package var message: String?
    /// In a row, up to this turn.
    package var failures: Int
    /// When the row of failures began.
    package var since: Date?
  }

  /// Sources that were asked.
  package var asked = 0
  /// Sources that gave a feed.
  package var fetched = 0
  /// Sources that gave the same as the last time.
  package var unmodified = 0
  /// In the order in which they came.
  package var failures: [Failure] = []
  /// In the order in which they came.
  package var changes: [Change] = []
  /// Sources that were due and not asked, or whose answer did not come in time, since the refresh was ended before.
  package var left = 0
  /// Sources that were due and not asked, since another of their host's was answered with 429 or 503 and Retry-After.
  package var silenced = 0
  package var newEntries = 0
  package var changedEntries = 0
  /// New entries that joined the story of others.
  package var mergedEntries = 0
  /// Sources whose address in feeds.opml was changed.
  package var moved: [Moved] = []

  package init() {}

  mutating func count(_ answer: Answer, settled state: FetchState, saved: SaveResult) {
    if answer.isSilenced {
      silenced += 1
      return
    }
    asked += 1
    newEntries += saved.new
    changedEntries += saved.changed
    mergedEntries += saved.merged
    note(answer, settled: state)
    switch answer.fetch.outcome {
    case .document where answer.feed != nil: fetched += 1
    case .unmodified: unmodified += 1
    default:
      failures.append(
        Failure(
          feedURL: answer.subscription.shownURL, title: answer.subscription.title,
          kind: state.lastOutcome ?? "", message: state.lastMessage ?? "", failures: state.failures))
    }
  }

  private mutating func note(_ answer: Answer, settled state: FetchState) {
    let before = answer.state
    let (failed, fails) = (before.failsPersistently(now: .distantFuture), state.failsPersistently(now: .distantFuture))
    // A single success ends a row of failures, and so does the owner's asking a feed that was gone.
    guard failed != fails, fails || state.failures == 0 else { return }
    changes.append(
      Change(
        feedURL: answer.subscription.shownURL, title: answer.subscription.title,
        turn: !fails ? .recovered : state.isGone ? .gone : .failing, message: fails ? state.lastMessage : nil,
        failures: max(before.failures, state.failures), since: fails ? state.failingSince : before.failingSince))
  }
}
