import FoundationEssentials
import Publishing
import Syndication
import Testing

/// The files beside the river: the list of the feeds and their health.
struct SourcesTests {
  private var sources: [SourceHealth] {
    var fine = FetchState()
    fine.lastSucceeded = River.noon
    var failing = FetchState()
    failing.failingSince = River.noon - 86_400
    failing.failures = 3
    failing.lastOutcome = "notFound"
    failing.lastMessage = "404 & <gone>: https://user:secret@two.example/feed"
    failing.move = Move("https://new.example/feed", firstSeen: River.noon, lastSeen: River.noon, sightings: 1)
    var gone = FetchState()
    gone.isGone = true
    return [
      SourceHealth(
        Subscription("https://one.example/feed", title: "Один", groups: ["Новости", "Главные"]), state: fine,
        siteURL: "https://one.example/", newest: River.noon),
      SourceHealth(Subscription("https://user:secret@two.example/feed", groups: ["Блоги"]), state: failing),
      SourceHealth(Subscription("https://three.example/feed", groups: ["Новости"]), state: gone, feedTitle: "Three"),
      SourceHealth(Subscription("file:///home/me/feed.xml", title: "Mine"), state: FetchState()),
    ]
  }

  private func file(_ format: Publication.Format, of sources: [SourceHealth]) throws -> OutputFile {
    try #require(render([], as: River.publication, sources: sources).first { $0.format == format })
  }

  @Test(arguments: [(Publication.Format.opml, "opml.xml"), (.status, "status.json")])
  func theSourcesAreListed(format: Publication.Format, name: String) throws {
    try Fixture.expect(file(format, of: sources), equals: name)
  }

  @Test func aRunThatFindsEverythingAsItWasChangesNothing() {
    var later = sources
    for index in later.indices {
      later[index].state.lastFetched = River.noon + 3_600
      if later[index].state.lastSucceeded != nil { later[index].state.lastSucceeded = River.noon + 3_600 }
      if later[index].state.failures > 0 { later[index].state.failures += 1 }
      later[index].state.nextDue = River.noon + 7_200
    }
    #expect(render([], as: Publication(), sources: later) == render([], as: Publication(), sources: sources))
  }

  @Test func thePageShowsTheFailingFirst() throws {
    let text = String(decoding: try file(.statusPage, of: sources).bytes, as: UTF8.self)
    let places = ["two.example", "Three", "Mine", "Один"].map { text.firstRange(of: $0)?.lowerBound ?? text.endIndex }
    #expect(places == places.sorted() && places.allSatisfy { $0 < text.endIndex })
    #expect(
      text.contains("404 &amp; &lt;gone&gt;: https://two.example/feed") && !text.contains("secret")
        && !text.contains("file:"))
  }

  @Test func withoutSourcesThePageDoesNotLinkToTheirFiles() throws {
    let files = render([], as: Publication())
    #expect(files.map(\.path) == ["atom.xml", "rss.xml", "feed.json", "index.html"])
    let page = String(decoding: files[3].bytes, as: UTF8.self)
    #expect(!page.contains("status.html") && !page.contains("opml.xml"))
  }
}
