import Syndication
import Testing

@Suite struct SubscriptionTests {
  @Test(arguments: [
    ("https://anna:secret@example.org/feed?a@b", "https://example.org/feed?a@b"),
    ("https://example.org/@anna/feed", "https://example.org/@anna/feed"),
    ("https://a@b:c@example.org", "https://example.org"),
    ("feed.xml", "feed.xml"),
  ])
  func aPasswordIsNotShown(address: String, shown: String) {
    #expect(Subscription(address).shownURL == shown)
  }
}
