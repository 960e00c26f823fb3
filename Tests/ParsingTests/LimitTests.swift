import Parsing
import Syndication
import Testing

@Suite struct LimitTests {
  private func parse(_ text: String, _ limits: Limits) -> Parse {
    FeedParser(limits: limits).parse(Document(Array(text.utf8), url: ""))
  }

  @Test func aLargerDocumentIsRefused() {
    #expect(parse(rss(""), Limits(bytes: 100)) == .notAFeed("The document is larger than 100 bytes."))
  }

  @Test(arguments: [
    "<rss><channel><item/><item/><item/></channel></rss>", "<rss><channel><item><item><item>",
    "{\"items\": [{\"id\": \"1\"}, {}, {}]}",
  ])
  func entriesBeyondTheLimitAreLeftOutAndSaidSo(document: String) {
    guard case .feed(let feed, let warnings) = parse(document, Limits(entries: 2)) else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries.count == 2)
    #expect(warnings.contains("Only the first 2 entries were read."))
  }

  @Test(arguments: [
    rss("<description>aaaéaaa</description>"), "{\"items\": [{\"summary\": \"aaaéaaa\"}]}",
    atom("<summary type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>aaaé<b/></div></summary>"),
  ])
  func ofALongTextTheBeginningIsKept(document: String) {
    guard case .feed(let feed, _) = parse(document, Limits(text: 4)) else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries[0].summary?.value == "aaa")
  }

  /// And none is compared with all others: 100,000 take no time.
  @Test(arguments: [
    ("<category>%</category>", 500), ("<dc:creator>%</dc:creator>", 500), ("<link>http://e/%</link>", 500),
  ])
  func ofManyValuesTheFirstAreKept(piece: String, limit: Int) throws {
    let pieces = (0..<100_000).map { piece.replacing("%", with: "n\($0)") }.joined()
    guard case .feed(let feed, _) = parse(rss(pieces), Limits(values: limit)) else {
      Issue.record("no feed")
      return
    }
    let entry = feed.entries[0]
    #expect(max(entry.categories.count, entry.authors.count, entry.links.count) == limit)
    #expect(
      (entry.categories.last?.term ?? entry.authors.last?.name ?? entry.links.last?.href)?.hasSuffix("n499") == true)
  }

  /// What is inherited is repeated in every text and link: a long base or language would multiply a document.
  @Test(arguments: ["http://long.org/" + String(repeating: "x/", count: 2_000), String(repeating: "x/", count: 995)])
  func aLongBaseCountsAsNone(base: String) throws {
    let document =
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://e.org/'><entry xml:base='\(base)'><link href='a'/>"
      + "<title>t</title></entry></feed>"
    let entry = try read(document).entries[0]
    #expect(entry.alternate == "http://e.org/a")
    #expect(entry.title?.base == "http://e.org/")
  }

  @Test func aLongLanguageIsNone() throws {
    let tag = String(repeating: "en-", count: 1_000)
    let feed = try read(
      "<rss xml:lang='\(tag)'><channel><language>\(tag)</language><item><title>t</title></item></channel></rss>")
    #expect(feed.source.language == nil && feed.entries[0].title?.language == nil)
  }

  @Test func manyJSONTagsAreLikeThat() throws {
    let tags = (0..<100_000).map { "\"\($0 / 2)\"" }.joined(separator: ",")
    guard case .feed(let feed, _) = parse("{\"items\": [{\"tags\": [\(tags)]}]}", Limits(values: 500)) else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries[0].categories.count == 250)
  }

  @Test func aLongAuthorIsAName() throws {
    let words = String(repeating: "()", count: 500_000) + " a@b.c"
    #expect(try read(rss("<author>\(words)</author>")).entries[0].authors == [Person(name: words)])
  }

  @Test(arguments: [String(repeating: "[", count: 1 << 20), String(repeating: "{\"a\":", count: 200_000)])
  func jsonMayBeAsDeepAsItLikes(nested: String) {
    guard case .feed(let feed, _) = parse("{\"items\": [{\"id\": \"1\"}], \"x\": " + nested, Limits(depth: 20)) else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries.count == 1 && !feed.isWellFormed)
  }

  @Test func deeperElementsLeaveTheirText() throws {
    let nested = String(repeating: "<b>", count: 100) + "x" + String(repeating: "</b>", count: 100)
    guard case .feed(let feed, _) = parse(rss("<description>\(nested)</description>"), Limits(depth: 10)) else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries[0].summary?.value == "<b><b><b><b><b><b>x</b></b></b></b></b></b>")
  }

  @Test func aLongAttributeIsNone() {
    guard case .feed(let feed, _) = parse(rss("<enclosure url='http://e.org/long'/>"), Limits(attribute: 10)) else {
      Issue.record("no feed")
      return
    }
    #expect(feed.entries[0].links.isEmpty)
  }

  @Test(arguments: [
    ("", "The document is empty."), ("noise", "The document is neither XML nor JSON."),
    ("<!DOCTYPE html><html><title>404</title>", "The document is an HTML page, not a feed."),
    ("<opml/>", "The document is an OPML list, not a feed."),
    ("<svg/>", "The document's element is <svg>, which begins no feed that Feedmill knows."),
  ])
  func whatIsNoFeedIsNamed(document: String, reason: String) {
    #expect(parse(document, Limits()) == .notAFeed(reason))
  }

  @Test func warningsNameWhatThePublisherShouldPutRight() throws {
    let feed = try read("<rss><channel><item><guid>a</guid></item><item><guid>a</guid></item><item/></channel></rss>")
    #expect(
      Warnings.of(feed) == [
        "3 of 3 entries have no date that can be read.", "1 of 3 entries have the id of another.",
        "1 of 3 entries have neither an id nor a link.",
      ])
  }
}
