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
/// Outcomes are stored in small batches. The next subscription starts only after an outcome has been stored or has a place
/// in the batch, so a slow disk slows the network and nothing can queue up.
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

  /// Asks all of `followed`. Throws `StoreError` alone: what becomes of a source is stored and counted.
  ///
  /// Cancelling the task ends it in order: what is in flight is given up and stays due, what has come is stored.
  ///
  /// - Parameters:
  ///   - now: when the run began.
  ///   - start: the same moment by the clock that counts on from there, since an answer is stored with the time at which
  ///     it came. Nil: time stands still.
  package func run(
    _ followed: [Followed], in store: Store, now: Date, since start: ContinuousClock.Instant? = nil
  ) async throws -> RefreshSummary {
    let time = RunTime(now, since: start)
    var summary = RefreshSummary()
    var waiting = interleaved(followed, by: \.subscription.feedURL).makeIterator()
    var batch = AnswerBatch()
    // A feed takes three times the room of its document, and reading is faster than storing.
    let seats = Seats(16)
    try await withThrowingTaskGroup(of: Answer.self) { group in
      // A store that fails ends the loop below, and who waits then would wait for ever.
      defer { seats.open() }
      func startNext() {
        guard !Task.isCancelled, course.mayBegin(), let next = waiting.next() else { return }
        course.tell(.began)
        group.addTask { await answer(of: next, time, seats) }
      }
      for _ in 0..<configuration.window { startNext() }
      while let answer = try await group.next() {
        if answer.hasSeat { seats.leave() }
        if answer.isGivenUp { course.tell(.gaveUp) } else { batch.append(answer) }
        // Before the batch is stored, which takes as long as some answers: the network is not to wait for that.
        startNext()
        if batch.isFull { try keep(&batch, in: store, counting: &summary) }
      }
    }
    try keep(&batch, in: store, counting: &summary)
    summary.left = followed.count - summary.asked - summary.silenced
    try store.prune(now: time.now)
    try SearchIndex(store).keepUp()
    return summary
  }

  private func answer(of followed: Followed, _ time: RunTime, _ seats: Seats) async -> Answer {
    let fetch = await ask(followed.subscription, followed.state, time.now)
    var answer = Answer(followed, fetch: fetch, time: time.now)
    guard case .document(let document) = fetch.outcome else {
      // A transfer that we broke off says nothing about its server.
      if case .failure = fetch.outcome { answer.isGivenUp = Task.isCancelled }
      return answer
    }
    await seats.take()
    answer.hasSeat = true
    switch parser.parse(document) {
    case .feed(var feed, _):
      // The document is asked for again, and then brings the entry whole.
      if document.isCut, endsInsideEntry(document.bytes, of: feed.entries.count) { feed.entries.removeLast() }
      feed = sanitizer.sanitize(feed, feedURL: document.url)
      answer.packed = feed.entries.map { PackedEntry($0) }
      answer.feed = feed
      answer.forgetDocument()
    case .notAFeed(let reason): answer.problem = reason
    }
    return answer
  }

  /// All of the batch is stored, or nothing.
  private func keep(_ batch: inout AnswerBatch, in store: Store, counting summary: inout RefreshSummary) throws {
    guard !batch.answers.isEmpty else { return }
    let kept = try store.transaction { transaction in
      try batch.answers.map { answer in (answer, try keep(answer, in: transaction)) }
    }
    batch.empty()
    for (answer, (state, saved)) in kept {
      summary.count(answer, settled: state, saved: saved)
      course.tell(.stored(newEntries: saved.new, isFailure: state.failures > 0))
      log.debug("\(answer.subscription.shownURL): \(words(of: answer, state, new: saved.new))")
    }
  }

  private func words(of answer: Answer, _ state: FetchState, new: Int) -> String {
    if answer.isSilenced { return "not asked, \(state.dueReason ?? "")" }
    let message = state.lastMessage.map { ", " + $0 } ?? ""
    return (state.lastOutcome ?? "") + message + (answer.feed == nil ? "" : ", \(new) new")
  }

  private func keep(_ answer: Answer, in transaction: Transaction) throws -> (FetchState, SaveResult) {
    // Without dates of its own, or without a document, when its entries were first seen says how often it posts.
    var postings = answer.feed?.entries.compactMap { $0.published ?? $0.updated } ?? []
    if postings.isEmpty {
      postings = try transaction.postings(
        of: answer.subscription.feedURL, limit: 200, since: answer.time - Schedule.memory)
    }
    let state = configuration.schedule.settled(
      answer.state, after: answer.fetch, feed: answer.feed, problem: answer.problem, postings: postings,
      interval: answer.subscription.interval, jitter: .random(in: 0...1))
    let saved = try save(
      feed: answer.feed, packed: answer.packed, state: state, for: answer.subscription, in: transaction,
      before: answer.state, now: answer.time, flood: configuration.flood, recent: recent)
    return (state, saved)
  }
}
