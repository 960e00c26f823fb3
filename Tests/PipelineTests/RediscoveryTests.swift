import Foundation
import LoopbackServer
import Pipeline
import Storing
import Synchronization
import Syndication
import Testing

@Suite struct RediscoveryTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let day = 86400.0
  private static let feed =
    "<rss version=\"2.0\"><channel><title>T</title><item><title>one</title><guid>one</guid></item></channel></rss>"
  private static let page = "<html><head><link rel=alternate type=application/rss+xml href=/fresh.xml></head></html>"

  /// A feed at `/old` that answers with `lost` after the first fetch; its site's page names `/fresh.xml`.
  private func site(lost: LoopbackServer.Answer, page: String = page) -> LoopbackServer {
    let asked = Counter()
    return LoopbackServer { request in
      switch request.target {
      case "/old": asked.next() == 1 ? .text(Self.feed) : lost
      case "/fresh.xml": .text(Self.feed)
      case "/": .text(page, [("Content-Type", "text/html")])
      default: .status(404, [])
      }
    }
  }

  private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }

  private func project(_ server: LoopbackServer) throws -> TemporaryProject {
    let temporary = try TemporaryProject(configuration: "fetch:\n  gap: 0\n  allow-private-addresses: [127.0.0.1]\n")
    try temporary.write(feeds: ["\(server.origin)/old"])
    return temporary
  }

  private func proposal(in temporary: TemporaryProject, day: Double) throws -> Proposal? {
    try OpenProject(temporary.project, now: Self.now + day * Self.day).store.statuses()[0].proposal
  }

  @Test(
    arguments: [
      (.text("<html><body>Hello</body></html>", [("Content-Type", "text/html")]), 3.0), (.status(404, []), 14),
      (.status(410, []), 14),
    ] as [(LoopbackServer.Answer, Double)])
  func aLostFeedIsLookedForOnItsSitesPageAndProposed(lost: LoopbackServer.Answer, patience: Double) async throws {
    let server = site(lost: lost)
    let temporary = try project(server)
    let list = temporary.list
    try await temporary.run(now: Self.now)
    try await temporary.run(isForced: true, now: Self.now + Self.day)
    try await temporary.run(isForced: true, now: Self.now + (patience + 0.9) * Self.day)
    #expect(!server.requests.contains { $0.target == "/" })
    try await temporary.run(isForced: true, now: Self.now + (patience + 1) * Self.day)
    let proposal = try proposal(in: temporary, day: patience + 1)
    #expect(proposal?.url == server.origin + "/fresh.xml")
    #expect(temporary.list == list, "it is proposed, not followed")

    do {
      let open = try OpenProject(temporary.project, now: Self.now + (patience + 2) * Self.day)
      let relocation = try open.acceptMove(of: server.origin + "/old", now: Self.now + (patience + 2) * Self.day)
      #expect(relocation.to == server.origin + "/fresh.xml")
    }
    #expect(temporary.list.contains("xmlUrl=\"\(server.origin)/fresh.xml\""))
    let (summary, _) = try await temporary.run(now: Self.now + (patience + 2) * Self.day)
    #expect(summary.fetched == 1)
    #expect(summary.newEntries == 0)
  }

  @Test func aSiteWithoutAFeedIsAskedOnceAWeekAtMost() async throws {
    let server = site(lost: .status(404, []), page: "<html><head><title>Sold</title></head></html>")
    let temporary = try project(server)
    try await temporary.run(now: Self.now)
    for day in 1...36 { try await temporary.run(isForced: true, now: Self.now + Double(day) * Self.day) }
    // On the days 15, 22 and 36.
    #expect(server.requests.filter { $0.target == "/" }.count == 3)
    let others = server.requests.filter { $0.target != "/" && $0.target != "/old" }
    #expect(others.count == 9, "three guesses each time")
    #expect(try proposal(in: temporary, day: 36) == nil)
  }

  @Test func aFeedThatComesBackNeedsNoProposal() async throws {
    let back = Counter()
    let server = LoopbackServer { request in
      switch request.target {
      case "/old": [1, 4].contains(back.next()) ? .text(Self.feed) : .status(404, [])
      case "/fresh.xml": .text(Self.feed)
      default: .text(Self.page, [("Content-Type", "text/html")])
      }
    }
    let temporary = try project(server)
    for day in [0.0, 1, 16] { try await temporary.run(isForced: true, now: Self.now + day * Self.day) }
    #expect(try proposal(in: temporary, day: 16) != nil)
    try await temporary.run(isForced: true, now: Self.now + 17 * Self.day)
    #expect(try proposal(in: temporary, day: 17) == nil)
  }
}
