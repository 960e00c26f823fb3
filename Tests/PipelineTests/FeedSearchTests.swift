import FoundationEssentials
import Pipeline
import Subscribing
import Syndication
import Testing

struct FeedSearchTests {
  private let now = Date(timeIntervalSince1970: 1_800_000_000)

  /// A web of pages by address; all else is a 404.
  private func search(_ pages: [String: String]) -> FeedSearch {
    FeedSearch { subscription, _, now in
      guard let page = pages[subscription.feedURL] else {
        return Fetch(.failure(.notFound, "answered 404 Not Found"), url: subscription.feedURL, at: now)
      }
      if page == "refused" {
        return Fetch(.failure(.connection, "connection refused"), url: subscription.feedURL, at: now)
      }
      return Fetch(.document(Document(Array(page.utf8), url: subscription.feedURL)), url: subscription.feedURL, at: now)
    }
  }

  private static let rss =
    "<rss version='2.0'><channel><title>A &lt;b&gt;bold&lt;/b&gt; feed</title><link>https://s.example/</link>"
    + "<item><title>1</title></item></channel></rss>"
  private static let page =
    "<html><head><link rel=alternate type=application/rss+xml href=/feed/ title=Feed>"
    + "<link rel=alternate type=application/rss+xml href=/comments/feed/ title='Comments Feed'></head></html>"

  private func found(_ result: FeedSearch.Result) -> FeedSearch.Found? {
    guard case .found(let found, _) = result else { return nil }
    return found
  }

  @Test func aFeedIsTakenAsItIs() async throws {
    let result = await search(["https://s.example/x": Self.rss]).search("https://s.example/x", now: now)
    let feed = try #require(found(result))
    #expect(feed.url == "https://s.example/x")
    #expect(feed.title == "A bold feed")
    #expect(feed.siteURL == "https://s.example/")
    #expect(feed.entries == 1)
  }

  @Test func aPageLeadsToItsFeed() async {
    let web = ["https://s.example/": Self.page, "https://s.example/feed/": Self.rss]
    #expect(found(await search(web).search("https://s.example/", now: now))?.url == "https://s.example/feed/")
  }

  @Test func aPageThatNamesNoneIsTriedAtTheUsualPaths() async {
    let web = ["https://s.example/": "<html><p>Hello</p></html>", "https://s.example/rss.xml": Self.rss]
    #expect(found(await search(web).search("https://s.example/", now: now))?.url == "https://s.example/rss.xml")
  }

  @Test func httpIsTriedOnlyWhereNobodySaidHttps() async {
    let web = ["https://s.example/": "refused", "http://s.example/": Self.rss]
    let guessed = await search(web).search("https://s.example/", isSchemeGuessed: true, now: now)
    #expect(found(guessed)?.url == "http://s.example/")
    let said = await search(web).search("https://s.example/", now: now)
    #expect(said == .nothing(["https://s.example/: connection refused"]))
  }

  @Test func whatWasTriedIsSaid() async {
    let result = await search(["https://s.example/": Self.page]).search("https://s.example/", now: now)
    guard case .nothing(let tried) = result else {
      Issue.record("found something")
      return
    }
    #expect(tried.count == 2)
    #expect(tried.last == "https://s.example/feed/: answered 404 Not Found")
  }

  @Test func discoveringAsksForThePageAlone() async {
    let discovered = await search(["https://s.example/": Self.page]).discover("https://s.example/", now: now)
    #expect(
      discovered
        == .page([
          DiscoveredFeed("https://s.example/feed/", title: "Feed", type: "application/rss+xml", evidence: .declared)
        ]))
  }
}
