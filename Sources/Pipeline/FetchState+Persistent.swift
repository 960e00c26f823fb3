package import FoundationEssentials
package import Syndication

extension FetchState {
  /// Gone, or failing at least three times in a row and for at least a day: not a hiccup that mends itself.
  ///
  /// A fetch alone changes it, not the passing of time: so each change has a run that can tell of it.
  package func failsPersistently(now: Date) -> Bool {
    if isGone { return true }
    guard failures >= 3, let since = failingSince else { return false }
    return (lastFetched ?? now).timeIntervalSince(since) >= 86400
  }
}
