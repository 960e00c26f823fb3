package import FoundationEssentials
package import Storing
import Syndication

extension Status {
  /// Gone, or failing at least three times in a row and for at least a day: not a hiccup that mends itself.
  package func failsPersistently(now: Date) -> Bool {
    if state.isGone { return true }
    guard state.failures >= 3, let since = state.failingSince else { return false }
    return now.timeIntervalSince(since) >= 86400
  }
}
