import FoundationEssentials
import Pipeline
import Subscribing
import Syndication
import Testing

struct IncludedListsTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/feedmill-" + UUID().uuidString
  private let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func own() throws -> SubscriptionList {
    try SubscriptionList(
      bytes: Array(
        """
        <opml><body>
        <outline text="A" xmlUrl="https://a.example/"/>
        <outline text="G"><outline type="include" text="Team" url="https://team.example/list.opml"/></outline>
        </body></opml>
        """.utf8), location: "file:///x/feeds.opml", file: "feeds.opml")
  }

  private func answer(_ text: String, etag: String? = nil) -> Fetch {
    var fetch = Fetch(.document(Document(Array(text.utf8), url: "https://team.example/list.opml")), url: "", at: now)
    fetch.validators.etag = etag
    return fetch
  }

  private static let team =
    "<opml><body><outline text='g'><outline text='B' xmlUrl='https://b.example/'/></outline>"
    + "<outline xmlUrl='https://a.example'/><outline xmlUrl='/etc/passwd'/></body></opml>"

  @Test func anIncludedListsFeedsStandInItsGroup() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lists = IncludedLists(folder: folder)
    #expect(try lists.combined(with: own()) == own().subscriptions)
    let remarks = try await lists.refresh(own(), ask: { _, _, _ in answer(Self.team) }, now: now)
    #expect(remarks.isEmpty)
    #expect(
      try lists.combined(with: own()) == [
        Subscription("https://a.example/", title: "A"),
        Subscription("https://b.example/", title: "B", groups: ["G", "Team", "g"]),
      ])
  }

  @Test func aListThatCannotBeHadStaysAsItWas() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lists = IncludedLists(folder: folder, interval: 60)
    _ = try await lists.refresh(own(), ask: { _, _, _ in answer(Self.team) }, now: now)
    let failures = [
      Fetch(.failure(.timeout, "took too long"), url: "", at: now), answer("<html></html>"), answer("<opml><body>"),
    ]
    for failure in failures {
      let remarks = try await lists.refresh(own(), ask: { _, _, _ in failure }, now: now + 100)
      #expect(remarks.map(\.line) == [3])
      #expect(try lists.combined(with: own()).count == 2)
    }
  }

  @Test func aListIsAskedForConditionallyAndNotTooOften() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lists = IncludedLists(folder: folder, interval: 60)
    _ = try await lists.refresh(own(), ask: { _, _, _ in answer(Self.team, etag: "\"1\"") }, now: now)
    _ = try await lists.refresh(
      own(),
      ask: { _, _, _ in
        Issue.record("asked too early")
        return answer(Self.team)
      }, now: now + 59)
    _ = try await lists.refresh(
      own(),
      ask: { _, state, now in
        #expect(state.validators.etag == "\"1\"")
        return Fetch(.unmodified, url: "", at: now)
      }, now: now + 60)
    #expect(try lists.combined(with: own()).count == 2)
  }
}
