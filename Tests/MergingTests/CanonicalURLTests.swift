import Merging
import Testing

@Suite struct CanonicalURLTests {
  @Test(arguments: [
    "http://www.a.example/news/1/", "https://a.example:443/news/1", "HTTPS://A.EXAMPLE/news/1",
    "https://m.a.example/news/1", "https://a.example./news//1", "https://a.example/news/1/amp/",
    "https://a.example/amp/news/1", "https://a.example/news/1/index.html",
    "https://a.example/news/1?utm_source=rss&utm_medium=feed", "https://a.example/news/1?fbclid=x#comments",
    "https://a.example/news/1#more-123", "https://a.example/news/1?from=rss",
    "https://a-example.cdn.ampproject.org/c/s/a.example/news/1", "https://www.google.com/amp/s/a.example/news/1",
    " https://a.example/news/%31\n",
  ])
  func addressesOfOnePageHaveOneKey(url: String) {
    #expect(CanonicalURL(url).key == "a.example/news/1")
  }

  @Test(arguments: [
    ("https://a.example/?p=1", "https://a.example/?p=2"), ("https://a.example/1", "https://a.example/2"),
    ("https://a.example/log#1.2.3", "https://a.example/log#1.2.4"), ("https://a.example/1", "https://b.example/1"),
    ("https://a.example/1?from=2", "https://a.example/1?from=3"), ("https://a.example:8080/1", "https://a.example/1"),
    ("https://news.a.example/1", "https://a.example/1"), ("https://a.example/A", "https://a.example/a"),
    ("https://m.example/1", "https://example/1"),
  ])
  func addressesOfDifferentPagesDoNot(first: String, second: String) {
    #expect(CanonicalURL(first).key != CanonicalURL(second).key)
  }

  @Test func theOrderOfParametersDoesNotCountAndEscapesAreOne() {
    #expect(CanonicalURL("https://a.example/я?b=2&a=1").key == CanonicalURL("http://a.example/%d1%8f?a=1&b=2").key)
  }

  @Test(arguments: ["urn:uuid:1", "12345", "mailto:a@a.example", ""])
  func whatIsNoWebAddressStaysAsItIs(text: String) {
    #expect(CanonicalURL(text).key == text)
  }
}
