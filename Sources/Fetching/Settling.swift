package import FoundationEssentials
package import Syndication

extension Schedule {
  /// What to remember after a fetch, and when to ask next.
  ///
  /// To be stored in the transaction that stores the feed's entries: a validator that is kept without them loses them.
  ///
  /// - Parameters:
  ///   - feed: what the fetch's document was parsed to; nil when it was no feed, or when there was no document.
  ///   - problem: why the document was no feed.
  ///   - postings: when the feed's known entries were published, those just fetched included.
  ///   - interval: seconds; `Subscription.interval`.
  ///   - jitter: 0 to 1, by chance: spreads those that failed together.
  package func settled(
    _ state: FetchState, after fetch: Fetch, feed: Feed?, problem: String? = nil, postings: [Date],
    interval: Double? = nil, jitter: Double
  ) -> FetchState {
    var next = state
    switch fetch.outcome {
    case .failure(.rateLimited, let message) where fetch.status == nil:
      // Not asked at all, for the sake of its host.
      next.retryAfter = fetch.retryAfter
      next.nextDue = fetch.retryAfter
      next.dueReason = message
      return next
    case .failure(let kind, let message):
      fail(&next, fetch, kind, message, jitter: jitter)
    case .document where feed == nil:
      fail(&next, fetch, .notAFeed, problem ?? "the answer is no feed", jitter: jitter)
    case .document(let document):
      succeed(&next, fetch)
      next.lastChanged = fetch.at
      next.unmodifiedSince = nil
      next.hints = feed?.hints ?? UpdateHints()
      next.lastOutcome = "ok"
      note(&next, isWellFormed: feed?.isWellFormed ?? true, at: fetch.at)
      if document.isCut {
        next.lastMessage = "the document is cut short; it will be asked for whole"
      } else {
        next.validators = fetch.validators
        next.validatorsURL = fetch.url
        next.bodyHash = fetch.bodyHash
      }
      plan(&next, fetch, postings: postings, interval: interval)
    case .unmodified:
      succeed(&next, fetch)
      next.lastOutcome = "unmodified"
      keepValidators(&next, fetch)
      plan(&next, fetch, postings: postings, interval: interval)
    }
    return next
  }

  private func note(_ next: inout FetchState, isWellFormed: Bool, at time: Date) {
    next.malformed = isWellFormed ? 0 : next.malformed + 1
    next.malformedSince = isWellFormed ? nil : next.malformedSince ?? time
  }

  private func keepValidators(_ next: inout FetchState, _ fetch: Fetch) {
    if fetch.status == 304 {
      // RFC 9111, section 4.3.4: what a 304 repeats replaces what was known.
      next.validators.etag = fetch.validators.etag ?? next.validators.etag
      next.validators.lastModified = fetch.validators.lastModified ?? next.validators.lastModified
      next.unmodifiedSince = next.unmodifiedSince ?? fetch.at
    } else {
      next.validators = fetch.validators
      next.validatorsURL = fetch.url
      next.unmodifiedSince = nil
    }
  }

  private func succeed(_ next: inout FetchState, _ fetch: Fetch) {
    next.lastFetched = fetch.at
    next.lastSucceeded = fetch.at
    next.lastStatus = fetch.status
    next.lastMessage = nil
    next.failures = 0
    next.failingSince = nil
    next.retryAfter = nil
    next.isGone = false
    if let duration = fetch.duration {
      next.answerTime = next.answerTime.map { $0 + (duration - $0) / 4 } ?? duration
    }
    guard fetch.askedOriginal else { return }
    guard let url = fetch.permanentURL else {
      next.move = nil
      return
    }
    if next.move?.url == url {
      next.move?.lastSeen = fetch.at
      next.move?.sightings += 1
    } else {
      // What is the same as before the move is the same feed.
      let overlaps = fetch.outcome == .unmodified && next.move?.overlaps ?? true
      next.move = Move(url, firstSeen: fetch.at, lastSeen: fetch.at, sightings: 1, overlaps: overlaps)
    }
  }

  private func fail(
    _ next: inout FetchState, _ fetch: Fetch, _ kind: Fetch.Failure, _ message: String, jitter: Double
  ) {
    next.lastFetched = fetch.at
    next.lastStatus = fetch.status
    next.lastOutcome = kind.rawValue
    next.lastMessage = message
    next.failures += 1
    next.failingSince = next.failingSince ?? fetch.at
    next.retryAfter = fetch.retryAfter
    if kind == .gone {
      next.isGone = true
      next.nextDue = nil
      next.dueReason = "never: the server says that it is gone"
      return
    }
    // Each failure doubles the pause; a quarter of chance on top keeps sources that failed together apart.
    let doublings = min(next.failures - 1, 10)
    let pause = min(backoff * Double(1 << doublings), longest) * (1 + jitter / 4)
    next.nextDue = fetch.at + pause
    next.dueReason = next.failures == 1 ? "failed once" : "failed \(next.failures) times in a row"
    if let until = fetch.retryAfter, until > fetch.at + pause {
      next.nextDue = until
      next.dueReason = "Retry-After"
    }
  }

  private func plan(_ next: inout FetchState, _ fetch: Fetch, postings: [Date], interval: Double?) {
    let now = fetch.at
    var due: Date
    if let interval {
      due = now + max(interval, shortestInterval)
      next.dueReason = "every \(spelled(max(interval, shortestInterval))), as the subscription says"
    } else {
      let rate = PostingRate(postings, now: now)
      let wait = min(max(rate.wait(from: now, cost: cost, longest: longest), shortest), longest)
      due = now + wait
      next.dueReason = rate.mean > 0 ? "\(spelled(24 / rate.mean * 3600 / 24)) between entries" : "no recent entries"
      for wish in wishes(of: next.hints, fetch: fetch) where wish.due > due {
        (due, next.dueReason) = wish
      }
      if let later = afterSkipped(due, hints: next.hints) {
        due = later
        next.dueReason = "skipHours, skipDays"
      }
    }
    // Whole minutes: cron comes within the first second of one, and what is due a second later would wait for the next.
    let minute = Date(timeIntervalSince1970: (due.timeIntervalSince1970 / 60).rounded(.down) * 60)
    next.nextDue = interval == nil ? max(minute, fetch.freshUntil ?? minute) : minute
  }

  /// Not before, say the server and the feed; none for longer than `longest`.
  private func wishes(of hints: UpdateHints, fetch: Fetch) -> [(due: Date, reason: String?)] {
    var wishes: [(due: Date, reason: String?)] = []
    let now = fetch.at
    if let fresh = fetch.freshUntil {
      wishes.append((fresh, "the server says how long it is fresh"))
    }
    if let ttl = hints.ttl, ttl > 0 {
      wishes.append((now + min(Double(ttl) * 60, longest), "ttl"))
    }
    if let period = hints.period, let seconds = Schedule.periods[period.lowercased()] {
      let frequency = max(hints.frequency ?? 1, 1)
      wishes.append((now + min(seconds / Double(frequency), longest), "sy:updatePeriod"))
    }
    return wishes
  }

  /// RSS 1.0 module syndication.
  private static let periods: [String: Double] = [
    "hourly": 3600, "daily": 86400, "weekly": 7 * 86400, "monthly": 30 * 86400, "yearly": 365 * 86400,
  ]

  /// The start of the next hour that is not skipped; nil when `due` is in none, or when all of a week is skipped.
  private func afterSkipped(_ due: Date, hints: UpdateHints) -> Date? {
    let hours = Set(hints.skipHours.map { $0 == 24 ? 0 : $0 })
    let days = Set(hints.skipDays.compactMap { Schedule.weekdays.firstIndex(of: $0.lowercased()) })
    let hour = Int((due.timeIntervalSince1970 / 3600).rounded(.down))
    func isSkipped(_ hour: Int) -> Bool { hours.contains(hour % 24) || days.contains(hour / 24 % 7) }
    guard isSkipped(hour), let next = (hour...hour + 7 * 24).first(where: { !isSkipped($0) }) else { return nil }
    return Date(timeIntervalSince1970: Double(next) * 3600)
  }

  /// From that of 1 January 1970 on.
  private static let weekdays = ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"]

  private func spelled(_ seconds: Double) -> String {
    switch seconds {
    case ..<5400: "\(Int((seconds / 60).rounded())) min"
    case ..<(36 * 3600): "\(Int((seconds / 3600).rounded())) h"
    default: "\(Int((seconds / 86400).rounded())) days"
    }
  }
}
