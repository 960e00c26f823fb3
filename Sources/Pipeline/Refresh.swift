package import Fetching
package import FoundationEssentials
import Logging
package import Parsing
package import Sanitizing
package import Storing
package import Syndication

/// One pass over the subscriptions: each is fetched, parsed, sanitized, matched and stored.
///
///     due | interleave hosts | window of N: fetch | parse | sanitize | settle | store
///
/// The next subscription starts only after an outcome has been stored, so a slow disk slows the network and nothing can
/// queue up.
package struct Refresh: Sendable {
  package typealias Ask = @Sendable (Subscription, FetchState, Date) async -> Fetch

  let ask: Ask
  let configuration: Configuration
  let log: Logger

  package init(configuration: Configuration, log: Logger, ask: @escaping Ask) {
    self.configuration = configuration
    self.log = log
    self.ask = ask
  }

  /// Asks `followed` as of `now`. Throws `StoreError` only: what becomes of a source is in the summary and in the store.
  package func run(_ followed: [Followed], in store: Store, now: Date) async throws -> RefreshSummary {
    var summary = RefreshSummary()
    try await withThrowingTaskGroup(of: Answer.self) { group in
      var waiting = followed.makeIterator()
      func startNext() {
        guard !Task.isCancelled, let next = waiting.next() else { return }
        group.addTask { await answer(of: next, now: now) }
      }
      for _ in 0..<configuration.window { startNext() }
      while let answer = try await group.next() {
        let saved = try save(
          answer.fetch, feed: answer.feed, state: answer.state, for: answer.subscription, in: store, now: now)
        summary.count(answer, saved: saved)
        startNext()
      }
    }
    return summary
  }
}
