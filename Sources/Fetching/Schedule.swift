package import FoundationEssentials
package import Syndication

/// When to ask next, and what a fetch leaves to remember. Pure: time and chance are parameters.
package struct Schedule: Sendable, Hashable {
  /// Entries that were posted longer ago say nothing of when to ask. Seconds, 365 days.
  package static let memory = PostingRate.year

  /// Entry-hours of waiting after which a feed is asked: the integral of (t - u) x rate(u) du. 3.
  package var cost = 3.0
  /// Seconds. 30 minutes.
  package var shortest: Double = 30 * 60
  /// Seconds. 24 hours.
  package var longest: Double = 24 * 3600
  /// Seconds below which no subscription's own interval may go. 5 minutes.
  package var shortestInterval: Double = 5 * 60
  /// Seconds until a failed feed is asked again; doubles with each failure, up to `longest`. 30 minutes.
  package var backoff: Double = 30 * 60

  package init() {}

  /// Not gone, and its time has come.
  package func isDue(_ state: FetchState, now: Date) -> Bool {
    !state.isGone && (state.nextDue ?? now) <= now
  }

  /// As `isDue`, for a refresh that the owner forces: only a server that asked for silence is still left alone.
  package func isAllowed(_ state: FetchState, now: Date) -> Bool {
    (state.retryAfter ?? now) <= now
  }
}
