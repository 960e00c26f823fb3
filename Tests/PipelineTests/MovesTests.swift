import Foundation
import LoopbackServer
import Pipeline
import Storing
import Subscribing
import Synchronization
import Syndication
import Testing

@Suite struct MovesTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let day = 86400.0

  private static func rss(_ items: [String]) -> String {
    let body = items.map { "<item><title>\($0)</title><guid isPermaLink=\"false\">\($0)</guid></item>" }.joined()
    return "<rss version=\"2.0\"><channel><title>T</title>\(body)</channel></rss>"
  }

  /// `/old` gives a feed until it moves; then it leads to `/new`, whose entries are `moved`.
  private final class Site: Sendable {
    private final class Answer: Sendable {
      let status = Mutex(200)
    }

    let server: LoopbackServer
    private let answer = Answer()

    init(_ moved: [String] = ["one", "two"]) {
      server = LoopbackServer { [answer] request in
        switch (request.target, answer.status.withLock { $0 }) {
        case ("/old", 200): .text(MovesTests.rss(["one", "two"]))
        case ("/old", let status): .status(status, [("Location", "/new")])
        case ("/new", _): .text(MovesTests.rss(moved))
        default: .status(404, [])
        }
      }
    }

    func move(by status: Int) { answer.status.withLock { $0 = status } }
  }

  private func project(following site: Site) throws -> TemporaryProject {
    let temporary = try TemporaryProject(configuration: "fetch:\n  gap: 0\n  allow-private-addresses: [127.0.0.1]\n")
    try temporary.write(feeds: ["\(site.server.origin)/old"])
    return temporary
  }

  /// One run at the beginning, then the move, then a run on each of the days.
  private func run(_ temporary: TemporaryProject, _ site: Site, by status: Int, days: [Double]) async throws
    -> [RefreshSummary]
  {
    try await temporary.run(now: Self.now)
    site.move(by: status)
    var summaries: [RefreshSummary] = []
    for day in days {
      summaries.append(try await temporary.run(isForced: true, now: Self.now + day * Self.day).0)
    }
    return summaries
  }

  @Test(arguments: [301, 308])
  func aPermanentRedirectOfAWeekChangesTheListAndAnnouncesNothingAnew(status: Int) async throws {
    let site = Site()
    let temporary = try project(following: site)
    let list = temporary.list
    let summaries = try await run(temporary, site, by: status, days: [1, 5, 7.9])
    #expect(summaries.flatMap(\.moved).isEmpty)
    #expect(temporary.list == list)
    let before = temporary.atom
    let (last, _) = try await temporary.run(isForced: true, now: Self.now + 9 * Self.day)
    let (old, new) = (site.server.origin + "/old", site.server.origin + "/new")
    #expect(last.moved.map(\.from) == [old])
    #expect(last.moved.map(\.to) == [new])
    #expect(last.moved.map(\.since) == [Self.now + Self.day])
    #expect(temporary.list == list.replacing("xmlUrl=\"\(old)\"", with: "xmlUrl=\"\(new)\""))
    let (next, _) = try await temporary.run(isForced: true, now: Self.now + 10 * Self.day)
    #expect(next.asked == 1)
    #expect(next.newEntries == 0)
    #expect(site.server.requests.last?.target == "/new")
    #expect(temporary.atom.replacing(new, with: old) == before)
  }

  @Test(arguments: [302, 303, 307])
  func aTemporaryRedirectNeverChangesTheList(status: Int) async throws {
    let site = Site()
    let temporary = try project(following: site)
    let list = temporary.list
    let summaries = try await run(temporary, site, by: status, days: [1, 5, 9, 13, 40])
    #expect(summaries.flatMap(\.moved).isEmpty)
    #expect(temporary.list == list)
  }

  @Test func aRedirectToAnotherFeedIsNoMove() async throws {
    let site = Site(["casino", "poker"])
    let temporary = try project(following: site)
    let list = temporary.list
    let summaries = try await run(temporary, site, by: 301, days: [1, 5, 9, 13, 40])
    #expect(summaries.flatMap(\.moved).isEmpty)
    #expect(temporary.list == list)
  }

  @Test func aMoveToAFeedThatIsFollowedAlreadyIsNotMade() async throws {
    let site = Site()
    let temporary = try project(following: site)
    try temporary.write(feeds: ["\(site.server.origin)/old", "\(site.server.origin)/new"])
    let list = temporary.list
    let summaries = try await run(temporary, site, by: 301, days: [1, 5, 9, 13])
    #expect(summaries.flatMap(\.moved).isEmpty)
    #expect(temporary.list == list)
  }

  @Test func aMoveThatTheOwnerUndoesIsRefusedForEver() async throws {
    let site = Site()
    let temporary = try project(following: site)
    let list = temporary.list
    _ = try await run(temporary, site, by: 301, days: [1, 5, 9])
    #expect(temporary.list != list)
    do {
      let open = try OpenProject(temporary.project, now: Self.now + 10 * Self.day)
      let relocation = try open.undoMove(of: site.server.origin + "/old", now: Self.now + 10 * Self.day)
      #expect(relocation.undone != nil)
      #expect(throws: MoveRefusal.self) { _ = try open.undoMove(of: site.server.origin + "/old", now: Self.now) }
    }
    #expect(temporary.list == list)
    let count = site.server.requests.count
    for day in [11.0, 15, 19, 30] {
      let (summary, _) = try await temporary.run(isForced: true, now: Self.now + day * Self.day)
      #expect(summary.moved.isEmpty)
      #expect(summary.newEntries == 0)
    }
    #expect(temporary.list == list)
    #expect(site.server.requests.dropFirst(count).map(\.target).filter { $0 == "/old" }.count == 4)
  }

  @Test func anAddressThatTheOwnerPutsBackByHandIsRefusedToo() async throws {
    let site = Site()
    let temporary = try project(following: site)
    let list = temporary.list
    _ = try await run(temporary, site, by: 301, days: [1, 5, 9])
    try temporary.write(list, "feeds.opml")
    for day in [11.0, 15, 19, 30] {
      let (summary, _) = try await temporary.run(isForced: true, now: Self.now + day * Self.day)
      #expect(summary.newEntries == 0)
    }
    #expect(temporary.list == list)
  }

  @Test func aKillBetweenStoreAndListIsMendedByTheNextRun() async throws {
    let site = Site()
    let temporary = try project(following: site)
    let (old, new) = (site.server.origin + "/old", site.server.origin + "/new")
    let list = temporary.list
    _ = try await run(temporary, site, by: 301, days: [1, 5])
    do {
      let open = try OpenProject(temporary.project, now: Self.now + 9 * Self.day)
      _ = try #require(try open.store.relocate(old, to: new, now: Self.now + 9 * Self.day))
    }
    #expect(temporary.list == list)
    let (summary, _) = try await temporary.run(isForced: true, now: Self.now + 9 * Self.day)
    #expect(temporary.list == list.replacing("xmlUrl=\"\(old)\"", with: "xmlUrl=\"\(new)\""))
    #expect(summary.newEntries == 0)
    #expect(summary.asked == 1)
    let open = try OpenProject(temporary.project, now: Self.now + 9 * Self.day)
    #expect(try open.store.unwrittenRelocations().isEmpty)
    #expect(try open.store.totals().subscriptions == 1)
  }

  @Test func aListThatCannotBeWrittenLeavesTheStoreAsItWas() async throws {
    let site = Site()
    let temporary = try project(following: site)
    let list = temporary.list
    // The former list has nowhere to go.
    try FileManager.default.createDirectory(
      atPath: temporary.project.subscriptionList + ".bak/x", withIntermediateDirectories: true)
    let summaries = try await run(temporary, site, by: 301, days: [1, 5, 9])
    #expect(summaries.flatMap(\.moved).isEmpty)
    #expect(temporary.list == list)
    try FileManager.default.removeItem(atPath: temporary.project.subscriptionList + ".bak")
    let (summary, _) = try await temporary.run(isForced: true, now: Self.now + 13 * Self.day)
    #expect(summary.moved.count == 1)
    #expect(summary.newEntries == 0)
  }
}
