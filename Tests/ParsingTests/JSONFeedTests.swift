import Syndication
import Testing

@testable import Parsing

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

  /// A number that is a time, a name that is an author, a list of one without the list.
  @Test func valuesOfAnotherTypeAreReadWhereTheyCanMeanOneThingOnly() throws {
    let entry = try read(
      #"{"items": [{"date_published": 1072986501, "author": "Ann", "tags": "a", "attachments": {"url": "http://a/b"}}]}"#
    ).entries[0]
    #expect(entry.published == DateDialects.parse("2004-01-01T19:48:21Z"))
    #expect(entry.authors == [Person(name: "Ann")])
    #expect(entry.categories == [Category("a")])
    #expect(entry.enclosures.map(\.href) == ["http://a/b"])
  }

  /// What JavaScript reads, and JSON is not.
  @Test(arguments: ["utf-16be", "utf-16le", "utf-32le", "windows-1251"])
  func otherEncodingsThanUTF8AreReadAndIllFormed(name: String) throws {
    for mark in name == "windows-1251" ? [""] : ["", "\u{FEFF}"] {
      let text = mark + #"{"items": [{"id": "1", "title": "Привет"}]}"#
      let bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in
        let (low, high) = (UInt8(scalar.value & 0xFF), UInt8(scalar.value >> 8))
        return switch name {
        case "utf-16be": [high, low]
        case "utf-16le": [low, high]
        case "utf-32le": [low, high, 0, 0]
        default: [scalar.value < 0x80 ? low : UInt8(scalar.value - 0x350)]
        }
      }
      let document = Document(bytes, url: "", contentType: "application/feed+json; charset=windows-1251")
      guard case .feed(let feed, let warnings) = FeedParser().parse(document) else {
        throw NoFeed(sourceLocation: #_sourceLocation)
      }
      #expect(feed.entries[0].title?.value == "Привет")
      #expect(feed.encoding == name)
      #expect(!feed.isWellFormed && warnings.count == 1)
    }
  }

  @Test func otherJSONIsNoFeed() {
    #expect(
      FeedParser().parse(Document(Array("{\"a\": 1}".utf8), url: ""))
        == .notAFeed("The document is JSON, and no JSON Feed: it has neither a version nor items."))
  }
}
