@testable import Parsing
import Syndication
import Testing

@Suite struct AtomTests {
  @Test(arguments: [
    ("<title>a &lt;b&gt; c</title>", Text("a <b> c")),
    ("<title type='html'>a &lt;b&gt;c&lt;/b&gt;</title>", Text("a <b>c</b>", .html)),
    (
      "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a<br/><b>c &amp; d</b></div></title>",
      Text("a<br /><b>c &amp; d</b>", .xhtml)
    ),
    ("<title type='text/plain' mode='base64'>SGVsbG8gPGI+</title>", Text("Hello <b>")),
    ("<title/>", Text("")),
    ("<title type='text/html; charset=utf-8'>&lt;i>a&lt;/i></title>", Text("<i>a</i>", .html)),
    // Elements prove that nothing is escaped or encoded.
    ("<title type='text/html' mode='escaped'>a <b>c</b></title>", Text("a <b>c</b>", .html)),
    ("<title mode='base64'>a <b>c</b></title>", Text("a <b>c</b>", .xhtml)),
    ("<title mode='base64'>a b</title>", Text("a b")),
    // Words are words in XHTML, unless they are escaped markup.
    ("<title type='xhtml'>1 &lt; 2</title>", Text("1 &lt; 2", .xhtml)),
    ("<title type='xhtml'>&lt;b>c&lt;/b></title>", Text("<b>c</b>", .xhtml)),
  ])
  func textConstructsKeepTheirType(element: String, text: Text) throws {
    #expect(try read(atom(element)).entries[0].title == text)
  }

  /// As some generators write them, into Atom's namespace.
  @Test func elementsOfRSSAreUnderstoodInAtom() throws {
    let entry = try read(
      atom("<guid>http://e.org/1</guid><category domain='http://d'>c</category><fullitem>&lt;p>f&lt;/p></fullitem>")
    ).entries[0]
    #expect(entry.alternate == "http://e.org/1")
    #expect(entry.categories == [Category("c", scheme: "http://d")])
    #expect(entry.content.map(\.text) == [Text("<p>f</p>", .html)])
  }

  @Test func theFirstAlternateThatIsAPageIsTheLink() throws {
    let links = """
      <link rel="self" href="/self"/><link type="application/pdf" href="/a.pdf"/><link type="text/html" href="/page"/>\
      <link rel="http://www.iana.org/assignments/relation/enclosure" href="/a.mp3" length="7"/>
      """
    let entry = try read(atom(links), url: "http://e.org/feed").entries[0]
    #expect(entry.alternate == "http://e.org/page")
    #expect(entry.links.map(\.rel) == ["self", "alternate", "alternate", "enclosure"])
    #expect(entry.enclosures == [Link("http://e.org/a.mp3", rel: "enclosure", length: 7)])
  }

  @Test func basesNestAndUnusableOnesAreIgnored() throws {
    let document = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><link href="x"/>\
      <entry xml:base="javascript:alert(1)"><link href="y"/><content type="xhtml" xml:base="2024/">\
      <div xmlns="http://www.w3.org/1999/xhtml"><a href="z">z</a><p xml:base="/deep/"><a href="w">w</a></p></div>\
      </content></entry></feed>
      """
    let feed = try read(document, url: "http://e.org/feed.atom")
    #expect(feed.source.alternate == "http://e.org/blog/x")
    #expect(feed.entries[0].alternate == "http://e.org/blog/y")
    let text = feed.entries[0].content[0].text
    #expect(text.base == "http://e.org/blog/2024/")
    // What the text's own base does not cover is absolute already.
    #expect(text.value == "<a href=\"z\">z</a><p><a href=\"http://e.org/deep/w\">w</a></p>")
  }

  @Test func languagesNestAndAnEmptyOneMeansNone() throws {
    let document = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en_US"><title>t</title>\
      <entry><title>e</title><summary xml:lang="">s</summary></entry></feed>
      """
    let feed = try read(document)
    #expect(feed.source.language == "en-US")
    #expect(feed.entries[0].title?.language == "en-US")
    #expect(feed.entries[0].summary?.language == nil)
  }

  @Test func aSourceIsAWholeFeed() throws {
    let source = """
      <source><id>urn:o</id><title>Origin</title><link rel="self" href="http://o.org/f"/><updated>2024-01-02</updated>\
      <author><name>Ann</name><email>a@o.org</email><uri>/ann</uri></author></source>
      """
    let feed = try read(atom("<id>1</id>" + source), url: "http://e.org/")
    #expect(feed.entries[0].id == "1")
    var expected = Source()
    expected.id = "urn:o"
    expected.title = Text("Origin", base: "http://e.org/")
    expected.links = [Link("http://o.org/f", rel: "self")]
    expected.updated = DateDialects.parse("2024-01-02T00:00:00Z")
    expected.authors = [Person(name: "Ann", email: "a@o.org", uri: "http://e.org/ann")]
    #expect(feed.entries[0].source == expected)
  }

  @Test func contentElsewhereKeepsItsAddressAndType() throws {
    let entry = try read(atom("<content type='video/mp4' src='v.mp4'/>"), url: "http://e.org/").entries[0]
    #expect(
      entry.content == [Content(Text("", .media("video/mp4"), base: "http://e.org/"), src: "http://e.org/v.mp4")])
  }
}
