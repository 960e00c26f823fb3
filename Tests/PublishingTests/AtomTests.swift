import FoundationEssentials
import Publishing
import Syndication
import Testing

struct AtomTests {
  private func atom(_ stories: [Story], as publication: Publication = River.publication) throws -> String {
    let file = try #require(render(stories, as: publication).first { $0.format == .atom })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func aRiverCarriesEverythingThatItsSourcesGave() throws {
    let files = render([River.bare, River.rich], as: River.publication)
    try Fixture.expect(files.first { $0.format == .atom }, equals: "river.atom.xml")
  }

  @Test func anEmptyRiverIsAValidFeedThatNeverChanges() throws {
    let files = render([], as: Publication())
    try Fixture.expect(files.first { $0.format == .atom }, equals: "empty.atom.xml")
  }

  @Test func theOrderOfTheStoriesGivenDoesNotMatter() {
    let stories = [River.rich, River.bare] + (0..<20).map { River.numbered($0) }
    for seed in 1...5 {
      var generator = Sequence(state: UInt64(seed))
      #expect(render(stories.shuffled(using: &generator), as: Publication()) == render(stories, as: Publication()))
    }
  }

  @Test func theNewestStoriesWithinTheLimitArePublished() throws {
    var publication = Publication()
    publication.limit = 2
    let stories = (0..<5).map { River.numbered($0, at: River.noon + Double($0)) }
    let text = try atom(stories, as: publication)
    #expect(text.contains("?p=4</id>") && text.contains("?p=3</id>") && !text.contains("?p=2</id>"))
    #expect(text.contains("<updated>2026-11-24T12:00:04Z</updated>"))
  }

  @Test func aSourceThatStampsNowDoesNotChangeItsEntries() throws {
    var later = River.rich
    later.members[0].source.updated = River.noon + 1_000_000
    #expect(try atom([later]) == atom([River.rich]))
  }

  @Test func thePasswordOfASubscriptionIsNotPublished() throws {
    #expect(try !atom([River.bare]).contains("secret"))
  }

  @Test func aRetractedStoryIsNamedToReadersThatHaveIt() throws {
    var publication = River.publication
    publication.retractions = [Retraction("https://site.example/?p=1&x", when: River.noon + 60)]
    let text = try atom([River.bare], as: publication)
    #expect(
      text.contains(
        """
          <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="https://site.example/?p=1&amp;x" \
        when="2026-11-24T12:01:00Z"/>
          <entry
        """))
    #expect(text.contains("  <updated>2026-11-24T12:01:00Z</updated>\n  <link rel=\"self\""))
  }

  @Test func charactersThatXMLForbidsAreReplaced() throws {
    var story = River.numbered(1)
    story.members[0].entry.title = Text("a\u{0}b\u{B}c\u{FFFE}d\u{FFFF}e\u{FFFD}f\rg\u{FF21}")
    #expect(
      try atom([story]).contains("<title>a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f&#13;g\u{FF21}</title>"))
  }

  @Test(arguments: [
    ("/relative", nil), ("javascript:alert(1)", nil), ("  https://x.example/", nil), ("file:///etc/passwd", nil),
    ("https://x.example/a b|c", "https://x.example/a%20b%7Cc"),
    ("https://x.example/?q=ё&a=%20", "https://x.example/?q=ё&amp;a=%20"),
  ])
  func aLinkIsAbsoluteLegalAndHarmless(href: String, published: String?) throws {
    var story = River.numbered(1)
    story.members[0].entry.alternate = href
    let text = try atom([story])
    if let published {
      #expect(text.contains("\n    <link rel=\"alternate\" href=\"\(published)\"/>"))
    } else {
      #expect(!text.contains("\n    <link rel=\"alternate\""))
    }
  }

  @Test(arguments: [
    ("payment", "payment"), ("http://www.iana.org/assignments/relation/Via", "via"), ("https://x.example/rel", nil),
    ("shortlink", ""), ("edit", ""), ("next", ""), ("hub", ""), ("\"", ""),
  ])
  func aRelationIsRegisteredOrAnIRI(rel: String, published: String?) throws {
    var story = River.numbered(1)
    story.members[0].entry.links = [Link("https://site.example/x", rel: rel)]
    let text = try atom([story])
    if published == "" {
      #expect(!text.contains("https://site.example/x"))
    } else {
      #expect(text.contains("<link rel=\"\(published ?? rel)\" href=\"https://site.example/x\"/>"))
    }
  }

  @Test func anEntryHasOneAlternateOfAType() throws {
    var story = River.numbered(1)
    story.members[0].entry.links = ["text/html", "text/html", "application/pdf"].enumerated().map {
      Link("https://site.example/\($0.offset)", type: $0.element)
    }
    let text = try atom([story])
    #expect(text.components(separatedBy: "    <link rel=\"alternate\" type=\"text/html\"").count == 2)
    #expect(text.contains("    <link rel=\"alternate\" type=\"application/pdf\""))
  }

  /// Its own, else its feed's, else the site itself.
  @Test func everyEntryNamesAnAuthor() throws {
    var story = River.numbered(1)
    #expect(try atom([story]).contains("    <author><name>A site</name><uri>https://site.example/</uri></author>"))
    story.members[0].source.authors = [Person(email: "ed@site.example")]
    #expect(
      try atom([story]).contains("    <author><name>ed@site.example</name><email>ed@site.example</email></author>"))
    story.members[0].entry.authors = [Person(name: " "), Person(name: "Ann")]
    #expect(try atom([story]).contains("    <author><name>Ann</name></author>"))
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_827_696.9, "2000-02-29T12:34:56Z"),
    (-2_208_988_801, "1899-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
    (-11_644_473_600, "1601-01-01T00:00:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
    (-1e18, "0001-01-01T00:00:00Z"), (1e18, "9999-12-31T23:59:59Z"),
  ])
  func aTimeIsWrittenInUTC(seconds: Double, written: String) throws {
    let story = River.numbered(1, at: Date(timeIntervalSince1970: seconds))
    #expect(try atom([story]).contains("<published>\(written)</published>"))
  }

  @Test func aPublicationKeepsItsIdentityWithoutAnAddress() {
    #expect(Publication().feedID == Publication().feedID)
    #expect(Publication().feedID.hasPrefix("urn:uuid:"))
    var named = Publication()
    named.title = "Another"
    #expect(named.feedID != Publication().feedID)
    named.address = "https://river.example"
    #expect(named.feedID == "https://river.example/atom.xml")
    named.id = "tag:river.example,2026:feed"
    #expect(named.feedID == "tag:river.example,2026:feed")
  }

  private struct Sequence: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  @Test func plainWordsWithAnEndTagAreEscapedMarkup() throws {
    var story = River.numbered(1)
    story.members[0].entry.title = Text("Why <b>bold</b> & not <strong>")
    let text = String(decoding: try #require(render([story], as: River.publication).first).bytes, as: UTF8.self)
    #expect(
      text.contains(
        "<title type=\"html\">Why &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; &amp;amp; not &amp;lt;strong&amp;gt;</title>")
    )
  }

  @Test(arguments: [
    ("ru", true), ("ru-RU", true), ("EN-us", true), ("zh-Hant-TW", true), ("grc", true), ("English", false),
    ("jp", false), ("default", false), ("x", false), ("", false), ("e1", false), ("en_US", false),
  ])
  func onlyALanguageIsCalledOne(tag: String, isLanguage: Bool) throws {
    var publication = River.publication
    publication.language = tag
    let text = String(decoding: try #require(render([], as: publication).first).bytes, as: UTF8.self)
    #expect(text.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(tag)\">") == isLanguage)
  }
}
