import Parsing
import Syndication
import Testing

/// Documents that libxml2 2.9.14 loses the rest of, or never comes back from, when it is asked in another way. Those that
/// only cost time and memory are in `HostileTests`.
@Suite(.timeLimit(.minutes(1))) struct TrapTests {
  private func document(_ title: String) -> [UInt8] {
    let items = ["one", title, "three"].map { "<item><title>\($0)</title><guid>\($0.count)</guid></item>" }.joined()
    return Array("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>\(items)</channel></rss>".utf8)
  }

  private func titles(_ bytes: [UInt8]) throws -> [String?] {
    guard case .feed(let feed, _) = FeedParser().parse(Document(bytes, url: "")) else { throw NoFeed() }
    return feed.entries.map { $0.title?.value }
  }

  private struct NoFeed: Error {}

  @Test(arguments: [
    ("AT&T", "AT&T"), ("a < b", "a < b"), ("a\0b", "ab"), ("a\u{1}b", "ab"), ("a\u{8}\u{1F}b", "ab"),
    ("a&nbsp;b", "a\u{A0}b"), ("a&hellip;", "a…"), ("a&unknown;b", "a&unknown;b"), ("<b>a", "<b>a</b>"),
    ("a]]>b", "a]]>b"), ("<![CDATA[a", "a"), ("<![CDATA[a &amp; <b>", "a &amp; <b>"),
  ])
  func oneBadTitleCostsNoOtherEntry(title: String, read: String) throws {
    #expect(try titles(document(title)) == ["one", read, "three"])
  }

  /// Where another section ends later, and where a section only speaks of sections.
  @Test(arguments: [
    ("<description><![CDATA[a</description>", "<![CDATA[b]]>", "b"),
    ("<br><description><![CDATA[<p><![CDATA[a</p>]]></description>", "b", "b"),
  ])
  func aSectionWithoutAnEndCostsNoOtherEntry(first: String, title: String, read: String) throws {
    let document = "<rss><channel><item>\(first)</item><item><title>\(title)</title></item></channel></rss>"
    #expect(try titles(Array(document.utf8)) == [nil, read])
  }

  /// What a channel's broken field swallows is found again with the first item.
  @Test(arguments: [
    "<description>d</desc>", "<description>d", "<title>t<b></title>", "<l>http://e.org/</link>",
    "<description><![CDATA[d</description>", "<a>", "<image><url>u</image>",
  ])
  func aBrokenFieldOfAChannelCostsNoEntry(field: String) throws {
    let document =
      "<rss><channel>\(field)<item><title>one</title></item><item><title>two</title></item></channel></rss>"
    #expect(try titles(Array(document.utf8)) == ["one", "two"])
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'>\(field)<entry><title>one</title></entry></feed>"
    #expect(try titles(Array(atom.utf8)) == ["one"])
  }

  /// What is looked for in vain in an entity's text is not missing in the document.
  @Test func anEntityWithHalfACommentCostsNoOtherEntry() throws {
    let document =
      "<!DOCTYPE rss [<!ENTITY e 'a<!-- b'>]><rss><channel><item><title>&e;</title></item>"
      + "<item><!-- > --><title>two</title></item></channel></rss>"
    #expect(try titles(Array(document.utf8)).last == "two")
  }

  @Test func badBytesCostNoOtherEntry() throws {
    let bytes = document("a#b").flatMap { $0 == UInt8(ascii: "#") ? [0xC3, 0x28, 0xFF] : [$0] }
    let titles = try titles(bytes)
    #expect(titles.count == 3)
    #expect(titles.first == "one" && titles.last == "three")
  }

  @Test(arguments: ["\n \n", "junk", "<br>\n", "\u{FEFF}\u{FEFF}", "Warning: x in y.php on line 1\n"])
  func whatStandsBeforeTheDeclarationCostsNothing(junk: String) throws {
    #expect(try titles(Array(junk.utf8) + document("two")) == ["one", "two", "three"])
  }

  /// The tree parser stops at 10 MB.
  @Test func aLongCommentBeforeTheFeedCostsNothing() throws {
    let comment = "<!--" + String(repeating: "x", count: 11 << 20) + "-->"
    #expect(try titles(Array(comment.utf8) + document("two").dropFirst(21)) == ["one", "two", "three"])
  }

  @Test func fiftyThousandEntriesAreRead() throws {
    let items = String(repeating: "<item><title>t</title></item>", count: 50_000)
    #expect(try titles(Array("<rss><channel>\(items)</channel></rss>".utf8)).count == 50_000)
  }
}
