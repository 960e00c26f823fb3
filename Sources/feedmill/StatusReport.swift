import FoundationEssentials
import Pipeline
import Storing
import Syndication

/// A source's health, as `status` prints it.
struct StatusReport: Encodable {
  var feedURL: String
  var title: String?
  var groups: [String]
  /// `new`, `ok`, `failing`, `failing persistently`, `gone` or `paused`.
  var state: String
  /// The last outcome: `ok`, `unmodified`, or a failure's name.
  var outcome: String?
  var message: String?
  var httpStatus: Int?
  /// Failures in a row.
  var failures: Int
  var failingSince: Date?
  var lastFetched: Date?
  var lastSucceeded: Date?
  var nextDue: Date?
  var dueReason: String?
  var entries: Int
  var newestEntry: Date?
  /// A feed that was found on the site's page, for the owner to accept (`moved --accept`).
  var perhapsAt: String?
  /// When the source is asked next, in words.
  var next: String

  init(_ status: Storing.Status, now: Date) {
    let fetchState = status.state
    feedURL = status.subscription.shownURL
    title = status.subscription.title ?? status.feedTitle
    groups = status.subscription.groups
    outcome = fetchState.lastOutcome
    message = fetchState.lastMessage
    httpStatus = fetchState.lastStatus
    failures = fetchState.failures
    failingSince = fetchState.failingSince
    lastFetched = fetchState.lastFetched
    lastSucceeded = fetchState.lastSucceeded
    nextDue = fetchState.nextDue
    dueReason = fetchState.dueReason
    entries = status.entries
    newestEntry = status.newest
    perhapsAt = status.proposal?.url
    state = Followed(status.subscription, state: fetchState).condition(now: now)
    next = StatusReport.next(fetchState.nextDue, reason: fetchState.dueReason, state: state, now: now)
  }

  var isFailing: Bool { ["failing", "failing persistently", "gone"].contains(state) }

  private static func next(_ due: Date?, reason: String?, state: String, now: Date) -> String {
    switch state {
    case "paused": return "not asked while paused"
    case "gone": return "not asked any more"
    default: break
    }
    guard let due, due > now else { return "due now" }
    let minutes = Int((due.timeIntervalSince(now) / 60).rounded(.up))
    let time = minutes < 120 ? "\(minutes) min" : "\((minutes + 30) / 60) h"
    return "due in \(time)" + (reason.map { " (\($0))" } ?? "")
  }
}
