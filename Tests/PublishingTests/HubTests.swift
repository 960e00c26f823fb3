import Publishing
import Testing

struct HubTests {
  private func text(_ format: Publication.Format, of publication: Publication) throws -> String {
    let file = try #require(render([], as: publication).first { $0.format == format })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// WebSub, section 4: discovery.
  @Test func everyFeedNamesItsHubsAndItself() throws {
    var publication = River.publication
    publication.hubs = ["https://hub.example/?a&b", "http://second.example/"]
    let atom = try text(.atom, of: publication)
    #expect(atom.contains("<link rel=\"hub\" href=\"https://hub.example/?a&amp;b\"/>"))
    #expect(atom.contains("<link rel=\"hub\" href=\"http://second.example/\"/>"))
    #expect(atom.contains("rel=\"self\""))
    let rss = try text(.rss, of: publication)
    #expect(rss.contains("<atom:link rel=\"hub\" href=\"https://hub.example/?a&amp;b\"/>"))
    #expect(rss.contains("<atom:link rel=\"self\""))
    let json = try text(.json, of: publication)
    #expect(json.contains("\"hubs\": [") && json.contains("\"type\": \"WebSub\""))
    #expect(json.contains("\"url\": \"https://hub.example/?a&b\""))
  }

  @Test(arguments: [Publication.Format.atom, .rss, .json])
  func withoutAHubNoneIsNamed(format: Publication.Format) throws {
    #expect(try !text(format, of: River.publication).contains("hub"))
  }
}
