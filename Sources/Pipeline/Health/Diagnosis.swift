package import FoundationEssentials
package import Storing
import Syndication

/// Finds what is wrong with sources: values in, ailments out.
package struct Diagnosis {
  /// Who posted every few days is silent after two months at the earliest.
  private static let shortestSilence: Double = 60 * 86_400
  /// Times the usual pause between two entries.
  private static let silence = 8.0

  /// Seconds of an answer, of late. A refresh of many waits for the slowest.
  private static let slowAnswer = 10.0
  /// Documents in a row: one that is broken may be mended by the next.
  private static let malformedDocuments = 3

  private let now: Date

  package init(now: Date) { self.now = now }

  /// What ails a source; nil when nothing does, or when it is paused.
  ///
  /// - Parameter postings: when its newest entries were published; some twenty are enough.
  package func ailment(of status: Followed, feedTitle: String? = nil, postings: [Date]) -> Ailment? {
    var found = find(status, postings: postings)
    found?.feedTitle = feedTitle
    return found
  }

  private func find(_ status: Followed, postings: [Date]) -> Ailment? {
    let state = status.state
    if status.subscription.isPaused { return nil }
    if state.isGone {
      return ailment(
        .error, .gone, status, since: state.failingSince, "its server says that it is gone for good (410)",
        "'feedmill discover \(site(status))' looks for another feed; 'feedmill remove' ends it, its entries are kept")
    }
    if state.failsPersistently(now: now) { return failing(status) }
    if state.lastOutcome == Fetch.Failure.rateLimited.rawValue || state.retryAfter.map({ $0 > now + 86_400 }) ?? false {
      return ailment(
        .notice, .throttled, status, since: state.failingSince,
        state.lastMessage ?? "its server asks for fewer requests",
        "nothing, unless it lasts: then give it an interval, as feedmill:interval=\"6h\" in feeds.opml")
    }
    guard state.failures == 0, state.lastSucceeded != nil else { return nil }
    if let move = state.move, move.sightings >= 2 {
      return ailment(
        .notice, .moved, status, since: move.firstSeen,
        "it has moved for good to \(move.url), seen \(move.sightings) times",
        "nothing: 'feedmill moved' shows what becomes of it")
    }
    return silent(status, postings: postings) ?? slow(status) ?? malformed(status)
  }

  private func slow(_ status: Followed) -> Ailment? {
    guard let time = status.state.answerTime, time >= Self.slowAnswer else { return nil }
    return ailment(
      .notice, .slow, status, since: nil, "its answers take \(Int(time.rounded())) s of late",
      "nothing, unless it comes to fail: total-time, under fetch: in feedmill.yaml, is how long is waited")
  }

  private func malformed(_ status: Followed) -> Ailment? {
    guard status.state.malformed >= Self.malformedDocuments else { return nil }
    return ailment(
      .notice, .malformed, status, since: status.state.malformedSince,
      "its last \(status.state.malformed) documents were not well formed; they are read as well as they can be",
      "tell its owner: 'feedmill parse \(status.subscription.shownURL)' says what is wrong")
  }

  private func failing(_ status: Followed) -> Ailment {
    let state = status.state
    let message = "\(state.lastMessage ?? "it cannot be fetched"), \(state.failures) times in a row"
    let outcome = state.lastOutcome.flatMap(Fetch.Failure.init)
    let lasts = now.timeIntervalSince(state.failingSince ?? now) > 14 * 86_400
    return ailment(
      lasts ? .error : .warning, outcome == .challenge ? .challenge : .failing, status, since: state.failingSince,
      message, advice(outcome, status))
  }

  private func advice(_ outcome: Fetch.Failure?, _ status: Followed) -> String {
    switch outcome {
    case .notFound, .notAFeed, .clientError:
      "'feedmill discover \(site(status))' looks for the feed that its site names now"
    case .challenge:
      "it wants a browser: ask its owner to let feed readers pass, or look for another address of the feed"
    case .forbidden:
      "open it in a browser; if it wants a password, give it under fetch: credentials: in feedmill.yaml"
    case .dns: "check the name of its host; if its domain has ended, 'feedmill remove' it"
    case .tls: "open it in a browser; a certificate that has run out is its owner's to renew"
    case .limit: "raise the bound that the message names, under fetch: in feedmill.yaml"
    case .refused: "correct its address, or allow it under fetch: allow-private-addresses: in feedmill.yaml"
    default: "open it in a browser; if it is down there too, wait, or 'feedmill pause' it"
    }
  }

  /// Measured against its own rhythm: a quarterly is not silent after a month.
  private func silent(_ status: Followed, postings: [Date]) -> Ailment? {
    let state = status.state
    guard let newest = postings.max() else {
      guard let first = state.lastChanged, now.timeIntervalSince(first) > 7 * 86_400 else { return nil }
      return ailment(
        .notice, .empty, status, since: first, "it is a feed, and has never had an entry",
        "open \(site(status)); it may post to another feed: 'feedmill discover' shows all it names")
    }
    guard let pause = usualPause(postings) else { return nil }
    let silence = now.timeIntervalSince(newest)
    guard silence > max(Self.shortestSilence, Self.silence * pause) else { return nil }
    let days = max(1, Int((pause / 86_400).rounded()))
    return ailment(
      .notice, .silent, status, since: newest,
      "nothing new for \(Int(silence / 86_400)) days; before, it posted every " + (days == 1 ? "day" : "\(days) days"),
      "open \(site(status)): it may have ended, or post elsewhere: 'feedmill discover' shows the feeds that it names")
  }

  /// The median of the pauses between its entries, in seconds; nil for fewer than five of them.
  private func usualPause(_ postings: [Date]) -> Double? {
    let sorted = postings.sorted()
    let pauses = zip(sorted, sorted.dropFirst()).map { $1.timeIntervalSince($0) }.sorted()
    return pauses.count < 4 ? nil : pauses[pauses.count / 2]
  }

  private func site(_ status: Followed) -> String { status.subscription.siteURL ?? status.subscription.shownURL }

  private func ailment(
    _ severity: Ailment.Severity, _ kind: Ailment.Kind, _ status: Followed, since: Date?, _ message: String,
    _ advice: String
  ) -> Ailment {
    Ailment(
      severity: severity, kind: kind, subscription: status.subscription, since: since, message: message, advice: advice)
  }
}

/// What ails the sources of `store`, the worst first and of equals the longest. Throws `StoreError`.
package func diagnose(_ store: Store, now: Date) throws(StoreError) -> [Ailment] {
  let diagnosis = Diagnosis(now: now)
  var found: [Ailment] = []
  for status in try store.statuses() {
    let postings = try store.postings(of: status.subscription.feedURL, limit: 20)
    if let ailment = diagnosis.ailment(
      of: Followed(status.subscription, state: status.state), feedTitle: status.feedTitle, postings: postings)
    {
      found.append(ailment)
    }
  }
  return found.sorted { ($1.severity, $0.since ?? now) < ($0.severity, $1.since ?? now) }
}
