import FoundationEssentials
import Pipeline
import Syndication

/// What is wrong with a source, as `health` prints it.
struct AilmentReport: Encodable {
  /// `error`, `warning` or `notice`.
  var severity: String
  /// `gone`, `failing`, `challenge`, `silent`, `empty`, `moved`, `throttled`, `slow` or `malformed`.
  var kind: String
  var feedURL: String
  var feedTitle: String?
  var groups: [String]
  var since: Date?
  var message: String
  /// The next step.
  var advice: String

  init(_ ailment: Ailment) {
    severity = ailment.severity.rawValue
    kind = ailment.kind.rawValue
    feedURL = ailment.subscription.shownURL
    feedTitle = ailment.subscription.title ?? ailment.feedTitle
    groups = ailment.subscription.groups
    since = ailment.since
    message = ailment.message
    advice = ailment.advice
  }
}
