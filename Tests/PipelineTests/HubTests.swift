import Foundation
import HTTP
import LoopbackServer
import Pipeline
import Publishing
import Storing
import Syndication
import Synchronization
import Testing

private let noon = Date(timeIntervalSince1970: 1_795_521_600)

@Suite struct HubTests {
  /// A hub that answers with these statuses in turn, and with the last from then on.
  private func hub(_ statuses: Int...) -> LoopbackServer {
    let count = Mutex(0)
    return LoopbackServer { _ in
      let index = count.withLock { count in
        defer { count += 1 }
        return min(count, statuses.count - 1)
      }
      return .status(statuses[index])
    }
  }

  private func project(hub: LoopbackServer) throws -> TemporaryProject {
    let project = try TemporaryProject(
      configuration: """
        address: https://river.example/
        formats: [atom]
        hub: \(hub.origin)/publish
        fetch:
          allow-private-addresses: [127.0.0.1]
        """)
    try project.write(feeds: [project.project.directory + "/a.xml"])
    return project
  }

  private func write(title: String, in project: TemporaryProject) throws {
    try project.write(
      "<rss version='2.0'><channel><title>A</title><item><title>\(title)</title><guid>1</guid></item></channel></rss>",
      "a.xml")
  }

  /// One run; what the hubs were told.
  private func run(_ project: TemporaryProject, now: Date) async throws -> [HubNotice] {
    try await project.run(isForced: true, now: now)
    let open = try OpenProject(project.project, now: now)
    return try await PublishNotices(tell: open.configuration.tell(environment: [:])).run(from: open.store, now: now)
  }

  @Test func aHubIsToldOfAChangeAndOfNothingElse() async throws {
    let hub = hub(202)
    let project = try project(hub: hub)
    try write(title: "One", in: project)
    #expect(try await run(project, now: noon).map(\.topic.topic) == ["https://river.example/atom.xml"])
    #expect(hub.requests.map(\.method) == ["POST"])
    #expect(hub.requests[0].target == "/publish")
    #expect(hub.requests[0].fields["content-type"] == "application/x-www-form-urlencoded")
    #expect(
      String(decoding: hub.requests[0].body, as: UTF8.self)
        == "hub.mode=publish&hub.url=https%3A%2F%2Friver.example%2Fatom.xml")

    #expect(try await run(project, now: noon + 3_600).isEmpty, "nothing has changed")
    #expect(hub.requests.count == 1)
    try write(title: "One, and more of it than before", in: project)
    #expect(try await run(project, now: noon + 7_200).count == 1)
    #expect(hub.requests.count == 2)
  }

  @Test func aHubThatFailedIsToldAgain() async throws {
    let hub = hub(503, 500, 204)
    let project = try project(hub: hub)
    try write(title: "One", in: project)
    var notice = try #require(await run(project, now: noon).first)
    #expect(notice.failures == 1 && notice.message == "it answered 503" && notice.lastTold == nil)
    notice = try #require(await run(project, now: noon + 3_600).first)
    #expect(notice.failures == 2 && notice.isPending)
    notice = try #require(await run(project, now: noon + 7_200).first)
    #expect(notice.failures == 0 && notice.message == nil && notice.lastTold == noon + 7_200 && !notice.isPending)
    #expect(try await run(project, now: noon + 10_800).isEmpty)
    #expect(try OpenProject(project.project, now: noon).store.hubNotices().map(\.lastTold) == [noon + 7_200])
  }

  @Test func aHubThatIsNotThereIsAValue() async throws {
    let hub = hub(204)
    let project = try project(hub: hub)
    try project.write("address: https://river.example/\nformats: [atom]\nhub: \(hub.origin)/\n", "feedmill.yaml")
    try write(title: "One", in: project)
    let notice = try #require(await run(project, now: noon).first)
    #expect(notice.message?.contains("is a loopback address") == true, "the policy of addresses holds for hubs too")
    #expect(hub.requests.isEmpty)
    #expect(project.atom.contains("<title>One</title>"))
  }

  @Test func aHubThatIsNoLongerConfiguredIsForgotten() async throws {
    let project = try project(hub: hub(500))
    try write(title: "One", in: project)
    _ = try await run(project, now: noon)
    try project.write("address: https://river.example/\nformats: [atom]\n", "feedmill.yaml")
    #expect(try await run(project, now: noon + 60).isEmpty)
    #expect(try OpenProject(project.project, now: noon).store.hubNotices().isEmpty)
  }
}
