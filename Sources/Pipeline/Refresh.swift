import Fetching
package import FoundationEssentials
package import Logging
import Parsing
import Sanitizing
package import Storing
package import Syndication

/// One pass over the subscriptions: each is fetched, parsed, sanitized, matched and stored.
///
///     due | hosts by turns | window of N: fetch | parse | sanitize | then, one at a time: settle | match | store
///
/// The next subscription starts only after an outcome has been stored, so a slow disk slows the network and nothing can
/// queue up.
package struct Refresh: Sendable {
  package typealias Ask = @Sendable (Subscription, FetchState, Date) async -> Fetch

  private let configuration: Configuration
  private let log: Logger
  private let ask: Ask
  private let course: Course
  private let parser = FeedParser()
  private let sanitizer: Sanitizer
  private let recent = RecentFeatures()

  /// `ask` is the network; it never fails, since a server's misbehaviour is an answer too.
  package init(_ configuration: Configuration, log: Logger, course: Course = Course(), ask: @escaping Ask) {
    self.configuration = configuration
    sanitizer = Sanitizer(embedsPlayers: configuration.embedsPlayers)
    self.log = log
    self.course = course
    self.ask = ask
  }

  /// Asks all of `followed` as of `now`. Throws `StoreError` alone: what becomes of a source is stored and counted.
  ///
  /// Cancelling the task ends it in order: what is in flight is given up and stays due, what has come is stored.
  package func run(_ followed: [Followed], in store: Store, now: Date) async throws -> RefreshSummary {
    var summary = RefreshSummary()
    let states = Dictionary(uniqueKeysWithValues: followed.map { ($0.subscription.feedURL, $0.state) })
    var waiting = interleaved(followed.map(\.subscription)).makeIterator()
    try await withThrowingTaskGroup(of: Answer.self) { group in
      func startNext() {
        guard !Task.isCancelled, course.mayBegin(), let next = waiting.next() else { return }
        course.tell(.began)
        group.addTask { await answer(of: next, state: states[next.feedURL] ?? FetchState(), now: now) }
      }
      for _ in 0..<configuration.window { startNext() }
      while let answer = try await group.next() {
        if answer.isGivenUp { course.tell(.gaveUp) } else { try keep(answer, in: store, now: now, counting: &summary) }
        startNext()
      }
    }
    summary.left = followed.count - summary.asked
    try store.prune(now: now)
    return summary
  }

  private func answer(of subscription: Subscription, state: FetchState, now: Date) async -> Answer {
    let fetch = await ask(subscription, state, now)
    var answer = Answer(subscription: subscription, state: state, fetch: fetch)
    guard case .document(let document) = fetch.outcome else {
      // A transfer that we broke off says nothing about its server.
      if case .failure = fetch.outcome { answer.isGivenUp = Task.isCancelled }
      return answer
    }
    switch parser.parse(document) {
    case .feed(let feed, _): answer.feed = sanitizer.sanitize(feed, feedURL: document.url)
    case .notAFeed(let reason): answer.problem = reason
    }
    return answer
  }

  private func keep(_ answer: Answer, in store: Store, now: Date, counting summary: inout RefreshSummary) throws {
    // Without dates of its own, or without a document, when its entries were first seen says how often it posts.
    var postings = answer.feed?.entries.compactMap { $0.published ?? $0.updated } ?? []
    if postings.isEmpty { postings = try store.postings(of: answer.subscription, limit: 200) }
    let state = configuration.schedule.settled(
      answer.state, after: answer.fetch, feed: answer.feed, problem: answer.problem, postings: postings,
      interval: answer.subscription.interval, jitter: .random(in: 0...1))
    let saved = try save(
      feed: answer.feed, state: state, for: answer.subscription, in: store, now: now,
      flood: configuration.flood, recent: recent)
    summary.count(answer, settled: state, saved: saved)
    course.tell(.stored(newEntries: saved.new, isFailure: state.failures > 0))
    log.debug(
      "\(answer.subscription.shownURL): \(state.lastOutcome ?? "")\(state.lastMessage.map { ", " + $0 } ?? ""), \(saved.new) new"
    )
  }
}
