@testable import Parsing
import Syndication
import Testing

@Suite struct RSSTests {
  @Test func aSubtitleGivesWayToTheDescription() throws {
    let entry = try read(rss("<subtitle>a</subtitle><description>b</description>")).entries[0]
    #expect(entry.summary?.value == "b")
    #expect(try read(rss("<subtitle/><description>b</description>")).entries[0].summary?.value == "b")
  }

  @Test func contentOutOfLineIsKnownInRSSToo() throws {
    let content = try read(rss("<content src='http://e.org/c' type='video/mp4'/>")).entries[0].content
    #expect(content.map(\.src) == ["http://e.org/c"])
  }

  /// RSS 1.0 allows modules beside the channel.
  @Test func whatStandsBesideTheChannelIsTheFeeds() throws {
    let feed = try read(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="a"><title>T</title></channel>\
      <dc:subject>s</dc:subject><dc:date>2004-01-04</dc:date><title>not T</title></rdf:RDF>
      """)
    #expect(feed.source.title?.value == "T")
    #expect(feed.source.categories == [Category("s")])
    #expect(feed.source.updated == DateDialects.parse("2004-01-04"))
  }

  @Test(arguments: [
    " http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.1/ ", "HTTP://PURL.ORG/DC/ELEMENTS/1.1",
    "http://purl.org/dc/elements/1.1#",
  ])
  func aNamespaceIsKnownInSpiteOfCaseAndItsEnds(name: String) throws {
    let item = "<x:creator xmlns:x='\(name)'>Ann</x:creator>"
    #expect(try read(rss(item)).entries[0].authors == [Person(name: "Ann")])
  }

  @Test func aWholeItemIsUnderstood() throws {
    let feed = try read(
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Новости</title><link>/</link>\
      <description>Всё &amp;amp; сразу</description><ttl>60</ttl>
      <item><title>Ёлка</title><link>/news/1</link><guid isPermaLink="false">n1</guid>
      <pubDate>Thu, 01 Jan 2004 22:48:21 +0300</pubDate><dc:creator>Анна</dc:creator>\
      <category domain="http://e.ru/t">зима</category>
      <description>&lt;img src="i.png"&gt; Кратко</description><content:encoded><![CDATA[<p>Полно</p>]]></content:encoded>
      <enclosure url="a.mp3" type="audio/mpeg" length="123"/></item></channel></rss>
      """, url: "https://e.ru/feed.xml")
    #expect(feed.format == .rss20)
    #expect(feed.isWellFormed)
    #expect(feed.hints.ttl == 60)
    #expect(feed.source.alternate == "https://e.ru/")
    #expect(feed.source.subtitle == Text("Всё &amp; сразу", .html, base: "https://e.ru/feed.xml"))
    var entry = Entry()
    entry.id = "n1"
    entry.title = Text("Ёлка", base: "https://e.ru/feed.xml")
    entry.alternate = "https://e.ru/news/1"
    entry.links = [
      Link("https://e.ru/news/1"),
      Link("https://e.ru/a.mp3", rel: "enclosure", type: "audio/mpeg", length: 123),
    ]
    entry.published = DateDialects.parse("2004-01-01T19:48:21Z")
    entry.authors = [Person(name: "Анна")]
    entry.categories = [Category("зима", scheme: "http://e.ru/t")]
    entry.summary = Text("<img src=\"i.png\"> Кратко", .html, base: "https://e.ru/feed.xml")
    entry.content = [Content(Text("<p>Полно</p>", .html, base: "https://e.ru/feed.xml"))]
    #expect(feed.entries == [entry])
  }

  @Test(arguments: [
    ("<guid>http://e.org/1</guid>", "http://e.org/1"),
    ("<guid isPermaLink='false'>http://e.org/1</guid>", nil),
    ("<guid>tag:e.org,2024:1</guid>", nil),
    ("<guid>http://e.org/1</guid><link>http://e.org/2</link>", "http://e.org/2"),
    ("<link/><guid>http://e.org/1</guid>", "http://e.org/1"),
    ("<atom:link href='http://e.org/3'/>", "http://e.org/3"),
    ("<atom:link rel='self' href='http://e.org/3'/>", nil),
  ])
  func theLinkElementWinsThenThePermalinkThenAtom(item: String, link: String?) throws {
    #expect(try read(rss(item)).entries[0].alternate == link)
  }

  @Test(arguments: [
    ("1 &lt; 2", "1 < 2", Text.Kind.plain),
    ("&lt;b&gt;x&lt;/b&gt;", "<b>x</b>", .html),
    ("Q&amp;amp;A", "Q&amp;A", .html),
    ("AT&amp;T", "AT&T", .plain),
    ("List&lt;String&gt;&lt;/String&gt;", "List<String></String>", .plain),
    ("plain &amp;bogus; word", "plain &bogus; word", .plain),
    ("in <b>line</b>", "in <b>line</b>", .html),
  ])
  func titlesArePlainUnlessTheyLookLikeHTML(title: String, value: String, kind: Text.Kind) throws {
    #expect(try read(rss("<title>\(title)</title>")).entries[0].title == Text(value, kind))
  }

  @Test(arguments: [
    ("me@x.org (Ann Lee)", Person(name: "Ann Lee", email: "me@x.org")),
    ("Ann Lee (me@x.org)", Person(name: "Ann Lee", email: "me@x.org")),
    ("Ann Lee &lt;me@x.org&gt;", Person(name: "Ann Lee", email: "me@x.org")),
    ("me@x.org", Person(email: "me@x.org")),
    ("Ann @ home", Person(name: "Ann @ home")),
    ("Анна", Person(name: "Анна")),
  ])
  func aNameAndAnAddressAreTakenApart(author: String, person: Person) throws {
    #expect(try read(rss("<author>\(author)</author>")).entries[0].authors == [person])
  }

  @Test func anAuthorNamedTwiceIsThereOnce() throws {
    let item = "<author>me@x.org (Ann)</author><itunes:author>Ann</itunes:author><dc:creator>Bob</dc:creator>"
    #expect(
      try read(rss(item)).entries[0].authors == [Person(name: "Ann", email: "me@x.org"), Person(name: "Bob")])
  }

  @Test func titlesOfOtherThingsAreNotTheEntrys() throws {
    let item = """
      <image><title>no</title><link>http://no/</link></image><itunes:title>no</itunes:title>\
      <media:group><media:title>media</media:title></media:group><x:title xmlns:x="urn:x">no</x:title>
      """
    let entry = try read(rss(item + "<title>yes</title>")).entries[0]
    #expect(entry.title?.value == "yes")
    #expect(entry.links.isEmpty)
    #expect(try read(rss(item)).entries[0].title?.value == "media")
  }

  @Test func sourceNamesTheFeedThatAnItemWasCopiedFrom() throws {
    let source = try #require(try read(rss("<source url='http://o.org/f'>Origin</source>")).entries[0].source)
    #expect(source.title?.value == "Origin")
    #expect(source.links == [Link("http://o.org/f", rel: "self")])
  }

  @Test(arguments: [
    ("<rss version='0.91'><channel/></rss>", Feed.Format.rss091),
    ("<rss version='2.01'><channel/></rss>", .rss20),
    ("<rss><channel/></rss>", .rss),
    ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>", .rss10),
    (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><item/></rdf:RDF>",
      .rss090
    ),
    ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom10),
    ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", .atom03),
    ("<feed/>", .atom),
  ])
  func theFormatIsToldByRootNamespaceAndVersion(document: String, format: Feed.Format) throws {
    #expect(try read(document).format == format)
  }

  @Test func itemsOutsideTheChannelAreRead() throws {
    let document = "<rss><channel><title>T</title></channel><item><title>1</title></item><item/></rss>"
    #expect(try read(document).entries.count == 2)
  }

  @Test func updateHintsAreRead() throws {
    let channel = """
      <skipHours><hour>0</hour><hour>24</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>\
      <sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"> hourly </sy:updatePeriod>\
      <sy:updateFrequency>2</sy:updateFrequency>
      """
    let hints = try read(rss("", channel: channel)).hints
    #expect(hints.skipHours == [0, 0])
    #expect(hints.skipDays == ["Sunday"])
    #expect(hints.period == "hourly")
    // The prefix sy is declared on the other element only: it means what it usually means.
    #expect(hints.frequency == 2)
  }
}
