import FoundationEssentials
import Storing

/// What a WebSub hub knows of a published feed document, as `status`, `publish` and `run` print it.
struct HubReport: Encodable {
  var hub: String
  /// Where the feed document is served.
  var topic: String
  /// `ok`, `failing` or `pending`: to be told at the next publish.
  var state: String
  var message: String?
  /// In a row.
  var failures: Int
  var lastAsked: Date?
  var lastTold: Date?

  init(_ notice: HubNotice) {
    hub = notice.topic.hub
    topic = notice.topic.topic
    state = notice.failures > 0 ? "failing" : notice.isPending ? "pending" : "ok"
    message = notice.message
    failures = notice.failures
    lastAsked = notice.lastAsked
    lastTold = notice.lastTold
  }

  /// For people.
  var words: String {
    switch state {
    case "failing":
      "could not be told of \(topic)\(failures > 1 ? " (\(failures) times in a row)" : ""): \(message ?? "?");"
        + " the next run tells it again"
    case "pending": "is told of \(topic) after the next publish"
    default: "knows the newest \(topic)" + (lastTold.map { ", told \($0.formatted(.iso8601))" } ?? "")
    }
  }
}
