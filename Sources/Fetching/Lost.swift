package import FoundationEssentials
package import Syndication

/// Whether a feed is to be looked for on its site's page: it has answered with a page, or not been found, for long.
///
/// What is found is proposed to the owner, never followed unasked. `patience`: seconds of failing, 14 days; a page in
/// the feed's place is believed after three days.
package func isLost(_ state: FetchState, now: Date, patience: Double = 14 * 86400) -> Bool {
  guard let since = state.failingSince else { return false }
  let failing = now.timeIntervalSince(since)
  return switch state.lastOutcome {
  case Fetch.Failure.notAFeed.rawValue: failing >= min(patience, 3 * 86400)
  case Fetch.Failure.notFound.rawValue, Fetch.Failure.gone.rawValue: failing >= patience
  default: false
  }
}
