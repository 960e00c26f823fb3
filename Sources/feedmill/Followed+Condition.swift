import FoundationEssentials
import Pipeline
import Storing
import Syndication

extension Followed {
  /// In a word, for people and for metrics: `new`, `ok`, `failing`, `failing persistently`, `gone` or `paused`.
  func condition(now: Date) -> String {
    if subscription.isPaused { return "paused" }
    if state.isGone { return "gone" }
    if state.failsPersistently(now: now) { return "failing persistently" }
    if state.failures > 0 { return "failing" }
    return state.lastFetched == nil ? "new" : "ok"
  }
}
