import FoundationEssentials
import Syndication

/// The health of the sources, for programs. Nothing in it changes with a run that finds everything as it was.
enum StatusDocument {
  static func bytes(of sources: [SourceHealth], as publication: Publication) -> [UInt8] {
    var json = JSONWriter()
    json.object { status in
      status.member("title", publication.title)
      status.array("sources", sources) { json, source in
        json.member("name", source.name)
        json.member("feed_url", source.address)
        json.member("home_page_url", source.home)
        json.member("groups", source.subscription.groups)
        json.member("condition", source.condition.rawValue)
        if source.condition == .failing || source.condition == .gone {
          json.member("since", source.state.failingSince.map { Timestamp($0).rfc3339 })
          json.member("outcome", source.state.lastOutcome)
          json.member("message", source.message)
        }
        json.member("moved_to", (source.state.move?.url).flatMap(Reference.withoutPassword))
        json.member("newest", source.newest.map { Timestamp($0).rfc3339 })
      }
    }
    json.end()
    return json.bytes
  }
}
