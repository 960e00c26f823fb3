import Publishing
import Syndication
import Testing

struct RSSTests {
  private func rss(_ stories: [Story]) throws -> String {
    let file = try #require(render(stories, as: River.publication).first { $0.format == .rss })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func aRiverCarriesEverythingThatItsSourcesGave() throws {
    let files = render([River.bare, River.rich], as: River.publication)
    try Fixture.expect(files.first { $0.format == .rss }, equals: "river.rss.xml")
  }

  @Test func anEmptyRiverIsAValidFeed() throws {
    try Fixture.expect(render([], as: Publication()).first { $0.format == .rss }, equals: "empty.rss.xml")
  }

  @Test func aGuidIsAPermalinkOnlyWhenItIsThePage() throws {
    var story = River.numbered(1)
    #expect(try rss([story]).contains("<guid isPermaLink=\"false\">https://site.example/?p=1</guid>"))
    story.id = "https://site.example/1"
    #expect(try rss([story]).contains("<guid>https://site.example/1</guid>"))
  }

  /// RSS is older than IRIs.
  @Test(arguments: [
    ("https://пример.рф/ёлка?q=ш#ж", "https://xn--e1afmkfd.xn--p1ai/%D1%91%D0%BB%D0%BA%D0%B0?q=%D1%88#%D0%B6"),
    ("https://bücher.example:8080/a[1]", "https://xn--bcher-kva.example:8080/a%5B1%5D"),
    ("https://他们为什么不说中文.example/", "https://xn--ihqwcrb4cv8a8dqg056pqjye.example/"),
    ("http://[2001:db8::1]/[", "http://[2001:db8::1]/%5B"),
  ])
  func anAddressIsWrittenInASCII(address: String, written: String) throws {
    var story = River.numbered(1)
    story.members[0].entry.alternate = address
    #expect(try rss([story]).contains("\n    <link>\(written)</link>"))
  }

  /// Readers guess whether a title is HTML; the words must come out the same either way.
  @Test(arguments: [
    ("1 < 2 & 3", "1 &lt; 2 &amp; 3"), ("AT&T; R&D", "AT&amp;amp;T; R&amp;amp;D"),
    ("The <b> tag", "The &amp;lt;b&amp;gt; tag"), ("&lt;", "&amp;amp;lt;"),
  ])
  func aTitleThatLooksLikeHTMLIsEscapedOnceMore(title: String, written: String) throws {
    var story = River.numbered(1)
    story.members[0].entry.title = Text(title)
    #expect(try rss([story]).contains("<title>\(written)</title>"))
  }

  @Test func aTitleOfMarkupIsPublishedAsItsWords() throws {
    var story = River.numbered(1)
    story.members[0].entry.title = Text("On <i>time</i><br>&amp; &#8220;space&#x201D;", .html)
    #expect(try rss([story]).contains("<title>On time &amp; “space”</title>"))
  }

  @Test func aSummaryStandsBeforeTheWholeText() throws {
    var story = River.numbered(1)
    story.members[0].entry.summary = Text("Short & plain")
    let text = try rss([story])
    #expect(
      text.contains(
        """
            <description>Short &amp;amp; plain</description>
            <content:encoded>&lt;p&gt;Number 1 &amp;lt; 2&lt;/p&gt;</content:encoded>

        """))
  }
}
