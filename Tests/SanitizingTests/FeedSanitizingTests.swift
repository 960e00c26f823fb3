import Sanitizing
import Syndication
import Testing

@Suite struct FeedSanitizingTests {
  private func sanitize(_ change: (inout Feed, inout Entry) -> Void) -> Feed {
    var feed = Feed(.atom10)
    var entry = Entry()
    change(&feed, &entry)
    feed.entries = [entry]
    return Sanitizer().sanitize(feed, feedURL: "https://feeds.example/f.xml")
  }

  @Test func everyFieldIsMadeHarmless() {
    let feed = sanitize { feed, entry in
      feed.source.title = Text("A &amp; <b>B</b>\u{202E}", .html, language: "en", base: "https://e.org/")
      feed.source.icon = "javascript:x"
      feed.source.logo = "/logo.png"
      feed.source.generator = Generator(name: "Gen\u{1B}[0m", uri: "data:x", version: "1")
      feed.newLocation = "file:///etc/passwd"
      entry.id = "tag:e.org,2005:\u{1}1  "
      entry.alternate = "/1"
      entry.links = [
        Link("javascript:x"), Link("a.mp3", rel: "enclosure", title: "T &amp; t"),
        Link("magnet:?xt=1", rel: "enclosure"),
      ]
      entry.title = Text("It&amp;#8217;s &amp;amp; &amp;lt;b&amp;gt;", .html)
      entry.authors = [Person(name: "<a href='x'>Ann</a> &amp; Bob\n", email: "a@e.org", uri: "vbscript:x")]
      entry.categories = [Category("News &amp; Views", label: "N\u{7}")]
      entry.language = "en\u{1}"
      entry.media.thumbnails = [Media.Thumbnail("t.png"), Media.Thumbnail("ftp://e.org/t.png")]
      entry.image = Image("i.png", description: "d")
    }
    var expected = Feed(.atom10)
    expected.source.title = Text("A & B", .plain, language: "en")
    expected.source.logo = "https://feeds.example/logo.png"
    expected.source.generator = Generator(name: "Gen[0m", version: "1")
    var entry = Entry()
    entry.id = "tag:e.org,2005:1  "
    entry.alternate = "https://feeds.example/1"
    entry.links = [
      Link("https://feeds.example/a.mp3", rel: "enclosure", title: "T & t"), Link("magnet:?xt=1", rel: "enclosure"),
    ]
    entry.title = Text("It&#8217;s &amp; &lt;b&gt;")
    entry.authors = [Person(name: "Ann & Bob", email: "a@e.org")]
    entry.categories = [Category("News & Views", label: "N")]
    entry.media.thumbnails = [Media.Thumbnail("https://feeds.example/t.png")]
    entry.image = Image("https://feeds.example/i.png", description: "d")
    expected.entries = [entry]
    #expect(feed == expected)
  }

  @Test(arguments: [Text.Kind.plain, .html], ["a", "я", "\u{301}"])
  func aTitleWithoutEndIsCut(kind: Text.Kind, scalar: String) {
    func title(_ count: Int) -> String? {
      let text = String(repeating: scalar, count: count)
      return sanitize { $1.title = Text(text, kind) }.entries[0].title?.value
    }
    #expect(title(10_000) == String(repeating: scalar, count: 10_000))
    let cut = String(repeating: scalar, count: 9_999) + "…"
    #expect(title(10_001) == cut)
    #expect(title(3_000_000) == cut)
  }

  @Test(arguments: [
    ("It&amp;#8217;s", "It’s"), ("Q&amp;amp;A", "Q&A"), ("&amp;lt;b&amp;gt; &amp;amp;", "&lt;b&gt; &amp;"),
    ("A&amp;B", "A&B"),
  ])
  func titlesEscapedTwiceAreReadTwice(_ html: String, _ expected: String) {
    #expect(sanitize { $1.title = Text(html, .html) }.entries[0].title?.value == expected)
    #expect(sanitize { $1.title = Text(html, .plain) }.entries[0].title?.value == html)
  }

  @Test func referencesAreRelativeToTheBaseThenThePageThenTheFeed() {
    func source(_ base: String?, _ page: String?) -> String? {
      sanitize {
        $1.alternate = page
        $1.content = [Content(Text("<img src='a.png'/>", .xhtml, base: base))]
      }.entries[0].content.first?.text.value
    }
    #expect(source("https://b.org/x/", "https://p.org/y/") == #"<img src="https://b.org/x/a.png" />"#)
    #expect(source("https://feeds.example/f.xml", "https://p.org/y/") == #"<img src="https://p.org/y/a.png" />"#)
    #expect(source(nil, "https://p.org/y/") == #"<img src="https://p.org/y/a.png" />"#)
    #expect(source(nil, nil) == #"<img src="https://feeds.example/a.png" />"#)
  }

  @Test func contentOfOtherTypesIsTextOrGoes() {
    let content = sanitize { _, entry in
      entry.content = [
        Content(Text("<b>x</b>", .media("text/html; charset=utf-8"))), Content(Text("<b>", .media("text/markdown"))),
        Content(Text("AAAA", .media("image/png"))), Content(Text("AAAA", .media("image/png")), src: "i.png"),
        Content(Text("", .media("video/mp4")), src: "javascript:x"),
      ]
    }.entries[0].content
    #expect(
      content == [
        Content(Text("<b>x</b>", .html)), Content(Text("<b>", .plain)),
        Content(Text("", .media("image/png")), src: "https://feeds.example/i.png"),
      ])
  }

  @Test func sanitizingAFeedTwiceChangesNothing() {
    let once = sanitize { feed, entry in
      entry.alternate = "/1"
      entry.title = Text("a <b>b</b>", .html)
      entry.summary = Text("1 < 2\n\u{1}3", .plain)
      entry.content = [Content(Text("<p>x<a href=y>z", .html))]
    }
    #expect(Sanitizer().sanitize(once, feedURL: "https://feeds.example/f.xml") == once)
  }
}
