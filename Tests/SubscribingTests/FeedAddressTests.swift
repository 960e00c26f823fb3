import Subscribing
import Testing

struct FeedAddressTests {
  @Test(arguments: [
    ("example.org", "https://example.org/"),
    (" Example.ORG/Feed ", "https://example.org/Feed"),
    ("example.org:8080/feed", "https://example.org:8080/feed"),
    ("localhost:8080", "https://localhost:8080/"),
    ("http://example.org", "http://example.org/"),
    ("HTTPS://user:Pa@Example.org/x#top", "https://user:Pa@example.org/x"),
    ("//example.org/x", "https://example.org/x"),
    ("feed://example.org/rss", "http://example.org/rss"),
    ("feed:https://example.org/rss", "https://example.org/rss"),
    ("пример.рф/лента", "https://пример.рф/лента"),
    ("http://[::1]:80/", "http://[::1]:80/"),
    ("file:///srv/a.xml", "file:///srv/a.xml"),
    ("example", nil), ("", nil), ("two words.org", nil), ("javascript:alert(1)", nil), ("mailto:a@b.example", nil),
    ("http://", nil), ("http://[/", nil), ("http://a\u{1B}[2J.org/", nil), ("-rf", nil), ("/etc/passwd", nil),
  ]) func typedAddressesAreCompleted(typed: String, meant: String?) {
    #expect(FeedAddress.typed(typed) == meant)
  }

  @Test(arguments: [
    ("https://Example.org/feed/", "http://example.org/feed"),
    ("https://example.org:443/feed#x", "http://example.org/feed"),
    ("http://example.org", "http://example.org/"),
    ("https://example.org/?a=1", "http://example.org?a=1"),
  ]) func spellingsOfOneAddressHaveOneKey(left: String, right: String) {
    #expect(FeedAddress.key(left) == FeedAddress.key(right))
  }

  @Test(arguments: [
    ("https://example.org/feed", "https://example.org/Feed"), ("https://example.org/", "https://www.example.org/"),
    ("https://example.org/?a=1", "https://example.org/?a=2"), ("file:///a", "file:///b"),
  ]) func otherAddressesHaveOtherKeys(left: String, right: String) {
    #expect(FeedAddress.key(left) != FeedAddress.key(right))
  }
}
