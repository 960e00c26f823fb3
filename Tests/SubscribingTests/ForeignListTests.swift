import Subscribing
import Syndication
import Testing

struct ForeignListTests {
  private func list(_ text: String, _ format: ForeignList.Format? = nil) throws -> ForeignList {
    try ForeignList(Array(text.utf8), file: "list", format: format)
  }

  @Test func newsboatsTagsAndTitles() throws {
    let list = try list(
      """
      # comment
      https://a.example/feed.xml news "two words"
      https://b.example/?q="x y" "~Title \\"B\\"" !hidden tech
      "query:unread:unread = \\"yes\\""
      exec:~/bin/feed.sh
      filter:cat:https://c.example/
      https://a.example/feed.xml
      /local/file
      """)
    #expect(
      list.subscriptions == [
        Subscription("https://a.example/feed.xml", groups: ["news"]),
        Subscription("https://b.example/?q=x%20y", title: "Title \"B\"", groups: ["tech"]),
      ])
    #expect(list.remarks.map(\.line) == [4, 5, 6, 7, 8])
  }

  @Test func pagesThatFreshRSSMakesFeedsOfAreNotFollowedAndNamed() throws {
    let list = try list(
      """
      <opml version="2.0" xmlns:frss="https://freshrss.org/opml"><body>
      <outline type="rss" text="Feed" xmlUrl="https://a.example/feed"/>
      <outline type="HTML+XPath" text="Page" xmlUrl="https://b.example/news" frss:xPathItem="//article"/>
      <outline type="XML+XPath" xmlUrl="https://c.example/list.xml"/>
      <outline type="JSON+DotNotation" text="Json" xmlUrl="https://d.example/api"/>
      <outline type="HTML+XPath+JSON+DotNotation" text="Both" xmlUrl="https://e.example/"/>
      <outline type="JSONFeed" text="JSON Feed" xmlUrl="https://f.example/feed.json"/>
      <outline type="RSS/ATOM" text="Either" xmlUrl="https://g.example/feed"/>
      </body></opml>
      """)
    #expect(
      list.subscriptions.map(\.feedURL) == [
        "https://a.example/feed", "https://f.example/feed.json", "https://g.example/feed",
      ])
    #expect(list.remarks.map(\.line) == [3, 4, 5, 6])
    #expect(list.remarks[0].words.hasPrefix("not followed: 'Page' is no feed"))
    #expect(list.remarks[0].words.hasSuffix("feedmill discover 'https://b.example/news'"))
    #expect(list.remarks[1].words.contains("'https://c.example/list.xml' is no feed"))
  }

  @Test(arguments: ["forklog.xml", "/local/feed.xml", "file:///local/feed.xml"])
  func filesOfAnothersListAreNamedAsFiles(address: String) throws {
    let list = try list("<opml><body><outline type=\"rss\" xmlUrl=\"\(address)\"/></body></opml>")
    #expect(list.subscriptions.isEmpty)
    #expect(list.remarks[0].words.contains("'\(address)' is a file"))
  }

  @Test func venusSectionsAreFeeds() throws {
    let list = try list(
      """
      # Planet
      [Planet]
      name = Planet Пример
      link: https://planet.example/
      owner_name = Anna
      items_per_page = 60
      template_files = index.html.tmpl
        rss20.xml.tmpl

      [DEFAULT]
      base = https://feeds.example

      [https://a.example/atom.xml]
      name = Anna ; her blog
      filters = mememe.py
      [https://b.example/feed]
      name = B at %(base)s
      [https://lists.example/team.opml]
      content_type = opml
      name = Team
      [theme]
      x = y
      """, .venus)
    #expect(list.title == "Planet Пример")
    #expect(
      list.subscriptions == [
        Subscription("https://a.example/atom.xml", title: "Anna"),
        Subscription("https://b.example/feed", title: "B at https://feeds.example"),
      ])
    #expect(list.inclusions.map(\.url) == ["https://lists.example/team.opml"])
    #expect(list.settings.first { $0.name == "template_files" }?.value == "index.html.tmpl rss20.xml.tmpl")
    #expect(
      list.remarks.map(\.description) == [
        "list:13: 'filters' is not carried over", "list:21: the section [theme] is not carried over",
      ])
  }

  @Test func aForeignOPMLListNamesNoFiles() throws {
    let list = try list("<opml><body><outline xmlUrl='/etc/passwd'/><outline xmlUrl='http://a/'/></body></opml>")
    #expect(list.subscriptions.map(\.feedURL) == ["http://a/"])
    #expect(list.remarks.count == 1)
  }

  @Test(arguments: ["", "words", "<html></html>", "[section]\nx = y\n"])
  func whatIsNoListIsRefused(text: String) {
    #expect(throws: OPMLError.self) { try list(text) }
  }

  @Test func exportsAreReadBackWhole() throws {
    let subscriptions = [
      Subscription(
        "https://a.example/?x=1&y=2", siteURL: "https://a.example/", title: "A \"a\" <b>", groups: ["Г", "g"]),
      Subscription("https://b.example/", groups: ["Г"]),
      Subscription("file:///srv/x.xml", title: "x", isPaused: true),
    ]
    let opml = try SubscriptionList.export(subscriptions, title: "T & t")
    let back = try SubscriptionList(bytes: opml, location: "https://x/")
    #expect(back.title == "T & t")
    #expect(Set(back.subscriptions.map(\.feedURL)) == Set(subscriptions.map(\.feedURL)))
    #expect(back.subscriptions.first { $0.siteURL != nil } == subscriptions[0])
    #expect(!String(decoding: opml, as: UTF8.self).contains("feedmill:"))
    let urls = String(decoding: SubscriptionList.exportUrls(subscriptions), as: UTF8.self)
    #expect(
      urls == """
        https://a.example/?x=1&y=2 "Г" "g" "~A \\"a\\" <b>"
        https://b.example/ "Г"
        file:///srv/x.xml "~x"

        """)
    #expect(try SubscriptionList.export([], title: nil).isEmpty == false)
  }
}
