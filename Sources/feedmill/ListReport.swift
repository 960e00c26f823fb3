import Subscribing
import Syndication

/// A subscription, as `list` and the commands that edit the list print it with --json.
struct ListReport: Encodable {
  /// Counted from 1, in the list's order.
  var number: Int
  var feedURL: String
  var siteURL: String?
  var title: String?
  /// Outermost first.
  var groups: [String]
  /// Seconds.
  var interval: Double?
  var paused: Bool

  init(_ candidate: Subject.Candidate) {
    let subscription = candidate.subscription
    number = candidate.number
    feedURL = subscription.feedURL
    siteURL = subscription.siteURL
    title = subscription.title
    groups = subscription.groups
    interval = subscription.interval
    paused = subscription.isPaused
  }
}
