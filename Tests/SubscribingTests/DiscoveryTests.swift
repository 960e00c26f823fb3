import Subscribing
import Testing

struct DiscoveryTests {
  private func feeds(_ html: String, url: String = "https://www.site.example/blog/") -> [DiscoveredFeed] {
    Discovery.feeds(ofPage: Array(html.utf8), url: url)
  }

  @Test func aWordPressSiteHasOneFeedThatIsWanted() {
    let found = feeds(
      """
      <!DOCTYPE html><html lang="ru-RU"><head><meta charset="UTF-8"><title>Новости</title>
      <link rel='dns-prefetch' href='//fonts.googleapis.com' />
      <link rel="alternate" type="application/rss+xml" title="Сайт &raquo; Лента" href="https://site.example/feed/" />
      <link rel="alternate" type="application/rss+xml" title="Сайт &raquo; Лента комментариев" href="https://site.example/comments/feed/" />
      <link rel="alternate" title="JSON" type="application/json" href="https://site.example/wp-json/wp/v2/pages/7" />
      <link rel="alternate" title="oEmbed" type="text/xml+oembed" href="https://site.example/oembed?url=x&#038;format=xml" />
      <link rel="alternate" hreflang="en" href="https://site.example/en/" />
      </head><body><p>Text</p></body></html>
      """)
    #expect(
      found == [
        DiscoveredFeed(
          "https://site.example/feed/", title: "Сайт » Лента", type: "application/rss+xml", evidence: .declared)
      ])
  }

  @Test func theFeedOfAPostsCommentsIsTheLastResort() {
    let found = feeds(
      "<link rel=alternate type=application/rss+xml title='Site » Post Comments Feed' href=/2026/post/feed/>")
    #expect(found.map(\.url) == ["https://www.site.example/2026/post/feed/"])
  }

  @Test func addressesAreMadeAbsoluteAgainstTheBase() {
    let found = feeds(
      """
      <head><base href="/root/"><base href="/second/">
      <link rel="Alternate home" type="Application/Atom+XML; charset=utf-8" href="atom.xml">
      <link rel="feed" href="?x"><link rel="alternate" type="application/feed+json" href=" //cdn.example/f.json ">
      <link rel="alternate" type="application/rss+xml" href="feed://other.example/rss"></head>
      """)
    #expect(
      found.map(\.url) == [
        "https://www.site.example/root/atom.xml", "https://www.site.example/root/?x", "https://cdn.example/f.json",
        "http://other.example/rss",
      ])
    #expect(found.first?.type == "application/atom+xml")
  }

  @Test func ownFeedsGoBeforeThoseOfOthersAndDeclaredOnesBeforeLinkedOnes() {
    let found = feeds(
      """
      <link rel="alternate" type="application/rss+xml" href="https://feeds.other.example/site">
      <a href="/feed.xml">Subscribe <b>here</b></a>
      <link rel="alternate" type="application/atom+xml" href="https://site.example/atom">
      """)
    #expect(
      found.map(\.url) == [
        "https://site.example/atom", "https://feeds.other.example/site", "https://www.site.example/feed.xml",
      ])
    #expect(found.last?.title == "Subscribe here")
  }

  @Test(arguments: [
    ("/feed/", true), ("rss.xml", true), ("/?feed=rss2", true), ("/blog/index.rdf", true), ("feed://x.example/", true),
    ("/a.atom", true), ("https://x.example/rss", true), ("/category/news?format=feed&type=rss", true),
    ("/feedback/", false), ("/about", false), ("mailto:rss@x.example", false), ("javascript:feed()", false),
    ("https://feedly.example/i/subscription/feed%2Fhttps://x/", false), ("/rss-reader-review/", false),
  ]) func linksThatLookLikeFeedsAreFound(href: String, isFound: Bool) {
    #expect(feeds("<p><a href='\(href)'>x</a></p>").isEmpty == !isFound)
  }

  @Test func oneFeedIsNamedOnce() {
    let found = feeds(
      """
      <link rel="alternate" type="application/rss+xml" href="http://www.site.example/feed">
      <a href="https://www.site.example/feed/">feed</a>
      """)
    #expect(found.map(\.url) == ["http://www.site.example/feed"])
  }

  @Test func aPageInWindows1251IsRead() {
    let title: [UInt8] = [0xCB, 0xE5, 0xED, 0xF2, 0xE0]
    let page =
      Array("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><link rel=alternate title='".utf8)
      + title + Array("' type=application/rss+xml href=/rss>".utf8)
    #expect(Discovery.feeds(ofPage: page, url: "https://x.example/").map(\.title) == ["Лента"])
  }

  @Test func hostilePagesNameNothing() {
    #expect(feeds("<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>").isEmpty)
    #expect(feeds("<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>").isEmpty)
    #expect(feeds("<link rel=alternate type=application/rss+xml href=''>").isEmpty)
    let many = (0..<10_000).map { "<link rel=alternate type=text/xml href='/\($0)'>" }.joined()
    #expect(feeds(many).count == 50)
    #expect(Discovery.feeds(ofPage: [], url: "https://x.example/").isEmpty)
  }

  @Test func usualPathsBeginInTheFolderOfThePage() {
    let candidates = Discovery.candidates(for: "https://site.example/blog/post")
    #expect(candidates.first == "https://site.example/blog/feed/")
    #expect(candidates.contains("https://site.example/feed/"))
    #expect(candidates.contains("https://site.example/rss.xml"))
    #expect(Set(candidates).count == candidates.count)
    #expect(Discovery.candidates(for: "https://site.example").first == "https://site.example/feed/")
    #expect(Discovery.candidates(for: "file:///x").isEmpty)
  }
}
