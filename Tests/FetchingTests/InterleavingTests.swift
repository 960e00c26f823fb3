import Fetching
import Testing

@Suite struct InterleavingTests {
  @Test func hostsTakeTurns() {
    let urls = ["http://a/1", "http://a/2", "http://a/3", "https://b/1", "http://c:80/1", "https://b/2", "file:x"]
    let order = interleaved(urls, by: \.self)
    #expect(
      order == ["http://a/1", "https://b/1", "http://c:80/1", "file:x", "http://a/2", "https://b/2", "http://a/3"])
  }
}
