import Pipeline
import Subscribing
import Syndication

/// A feed of a page, as `discover --json` prints it.
struct DiscoverReport: Encodable {
  var url: String
  var title: String?
  var type: String?
  /// `feed` (the address itself), `declared` or `linked`.
  var evidence: String

  init(_ found: FeedSearch.Found) {
    url = found.url
    title = found.title
    type = found.format.rawValue
    evidence = "feed"
  }

  init(_ feed: DiscoveredFeed) {
    url = feed.url
    title = feed.title
    type = feed.type
    evidence = feed.evidence.rawValue
  }
}
