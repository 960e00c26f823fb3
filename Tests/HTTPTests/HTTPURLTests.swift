import HTTP
import Testing

@Suite struct HTTPURLTests {
  @Test(arguments: [
    ("http://example.org", "http://example.org/"),
    ("HTTP://Example.ORG/a?b=2&a=1%20x&empty=#top", "http://Example.ORG/a?b=2&a=1%20x&empty="),
    ("http://user:secret@example.org/a", "http://example.org/a"),
    ("http://example.org/новости", "http://example.org/%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8"),
    ("http://0177.1/", "http://127.0.0.1/"),
  ])
  func theTextIsWhatIsAsked(reference: String, text: String) {
    #expect(HTTPURL(reference)?.text == text)
  }

  @Test(arguments: [
    ("b.xml", "http://example.org/a/b.xml"),
    ("/b.xml?x#y", "http://example.org/b.xml?x"),
    ("//other.org/", "http://other.org/"),
    ("https://other.org/%0d%0aX:%201", "https://other.org/%0d%0aX:%201"),
  ])
  func referencesAreResolved(reference: String, text: String) throws {
    let base = try #require(HTTPURL("http://example.org/a/feed.xml"))
    #expect(HTTPURL(reference, relativeTo: base)?.text == text)
  }

  @Test(arguments: ["", "data:text/xml,<rss/>", "javascript:alert(1)", "http://", "http://a b/", "http://a:99999/"])
  func someAreNoAddress(reference: String) {
    #expect(HTTPURL(reference)?.isHTTP != true)
  }

  @Test func credentialsAreTakenOut() {
    let url = HTTPURL("https://me:p%40ss@example.org/feed")
    #expect(url?.user == "me")
    #expect(url?.password == "p@ss")
    #expect(url?.port == 443)
  }
}
