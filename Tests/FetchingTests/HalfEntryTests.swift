import Fetching
import Testing

struct HalfEntryTests {
  @Test(arguments: [
    ("<rss><channel><item><title>a</title></item><item><title>b", 2, true),
    ("<rss><channel><item><title>a</title></item><item><title>b", 1, false),
    ("<rss><channel><item><title>a</title></item><item", 2, true),
    ("<rss><channel><item><title>a</title></item>", 1, false),
    ("<rss><channel><items/><item><title>a</title></item><link>", 1, false),
    ("<feed><entry xml:lang='de'><title>a</title></entry>\n<entry\n><title>b</title>", 2, true),
    ("<feed><title>t", 0, false),
  ])
  func theLastEntryIsHalf(document: String, count: Int, isHalf: Bool) {
    #expect(endsInsideEntry(Array(document.utf8), of: count) == isHalf)
  }
}
