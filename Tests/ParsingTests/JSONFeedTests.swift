import Parsing
import Syndication
import Testing

@Suite struct JSONFeedTests {
  @Test func aWrongTypeLosesThatFieldOnly() throws {
    let feed = try read(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": 5, "home_page_url": "/", "items": [
        {"id": 17, "url": ["no"], "title": "one", "tags": ["a", 2, "a"], "date_published": {}, "content_html": "<p>x</p>"},
        "no item",
        {"id": "b", "external_url": "/b", "authors": [{"name": "Ann", "url": "/ann"}, 3],
         "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12.0, "duration_in_seconds": 1.5}]}
      ]}
      """, url: "https://e.org/feed.json")
    #expect(feed.format == .json11)
    #expect(feed.source.title == nil)
    #expect(feed.source.alternate == "https://e.org/")
    #expect(feed.entries.count == 2)
    #expect(feed.entries[0].id == "17")
    #expect(feed.entries[0].alternate == nil)
    #expect(feed.entries[0].categories == [Category("a")])
    #expect(feed.entries[1].alternate == "https://e.org/b")
    #expect(feed.entries[1].authors == [Person(name: "Ann", uri: "https://e.org/ann")])
    #expect(
      feed.entries[1].enclosures
        == [Link("https://e.org/a.mp3", rel: "enclosure", type: "audio/mpeg", length: 12, duration: 1.5)])
  }

  @Test func entriesBeforeTheBreakOfACutDocumentAreKept() throws {
    let feed = try read("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"1\"}, {\"id\": \"2")
    #expect(feed.format == .json10)
    #expect(!feed.isWellFormed)
    #expect(feed.entries.map(\.id) == ["1", "2"])
  }

  @Test func escapesAreDecoded() throws {
    let feed = try read(#"{"items": [{"title": "\u041f\ud83d\ude00\n\"\\\/ \ud800 \u0000"}]}"#)
    #expect(feed.entries[0].title?.value == "П😀\n\"\\/ \u{FFFD} \u{FFFD}")
  }

  @Test(arguments: ["[", "{\"a\":"])
  func depthIsBounded(opening: String) {
    let text = "{\"items\": " + String(repeating: opening, count: 100_000)
    guard case .feed(let feed, _) = FeedParser().parse(Document(Array(text.utf8), url: "")) else {
      Issue.record("no feed")
      return
    }
    #expect(!feed.isWellFormed)
  }

  @Test func otherJSONIsNoFeed() {
    #expect(
      FeedParser().parse(Document(Array("{\"a\": 1}".utf8), url: ""))
        == .notAFeed("The document is JSON, and no JSON Feed: it has neither a version nor items."))
  }
}
