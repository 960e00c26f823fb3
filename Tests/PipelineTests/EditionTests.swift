import Foundation
import Logging
import Pipeline
import Publishing
import Storing
import Syndication
import Testing

@Suite struct EditionTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  private static func rss(_ items: [String]) -> String {
    let body = items.map { "<item><title>\($0)</title><guid isPermaLink=\"false\">\($0)</guid></item>" }.joined()
    return "<rss version=\"2.0\"><channel><title>T</title>\(body)</channel></rss>"
  }

  private func project() async throws -> TemporaryProject {
    let temporary = try TemporaryProject()
    try temporary.write(Self.rss(["one"]), "a.xml")
    try temporary.write(feeds: ["a.xml"])
    try await temporary.run(now: Self.now)
    return temporary
  }

  /// Publishes, and says whether that had to be made.
  private func isMade(_ temporary: TemporaryProject, settings: UInt64 = 1, day: Double = 1) throws -> Bool {
    let open = try OpenProject(temporary.project, now: Self.now + day * 86400)
    let isKnown = try open.store.edition(settings: settings) != nil
    let summary = try Publish(
      open.configuration.publications, into: OutputFolder(path: temporary.project.output), settings: settings
    ).run(from: open.store)
    #expect(summary.stories == (try open.store.stories().count))
    #expect(summary.files.count >= 5)
    return !isKnown || summary.files.contains { $0.outcome == "written" }
  }

  @Test func aSecondPublishOfTheSameIsNotMade() async throws {
    let temporary = try await project()
    #expect(try isMade(temporary))
    let atom = temporary.atom
    #expect(try !isMade(temporary))
    #expect(temporary.atom == atom)
    #expect(try isMade(temporary, settings: 2), "other settings")
  }

  @Test func aFetchThatBringsNothingNewLeavesItKnown() async throws {
    let temporary = try await project()
    #expect(try isMade(temporary))
    let open = try OpenProject(temporary.project, now: Self.now + 86400)
    let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    let ask = open.configuration.ask(environment: [:])
    let summary = try await Refresh(open.configuration, log: log, ask: ask)
      .run(open.store.followed(), in: open.store, now: Self.now + 86400)
    #expect(summary.unmodified == 1)
    #expect(try open.store.edition(settings: 1) != nil)
  }

  @Test(arguments: ["atom.xml", "status.html", "opml.xml"])
  func aFileThatIsMissingOrChangedComesBack(name: String) async throws {
    let temporary = try await project()
    _ = try isMade(temporary)
    let path = temporary.project.output + "/" + name
    let bytes = try Data(contentsOf: URL(filePath: path))
    try FileManager.default.removeItem(atPath: path)
    #expect(try isMade(temporary))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    try Data("other".utf8).write(to: URL(filePath: path))
    #expect(try isMade(temporary))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(try !isMade(temporary))
  }

  @Test(arguments: ["entry", "edit", "failure", "list", "hiding"])
  func whatIsPublishedIsMadeAnewWhenItChanges(change: String) async throws {
    let temporary = try await project()
    #expect(try isMade(temporary))
    switch change {
    case "entry": try temporary.write(Self.rss(["two", "one"]), "a.xml")
    case "edit":
      try temporary.write(Self.rss(["one"]).replacing("<guid", with: "<description>x</description><guid"), "a.xml")
    case "failure": try temporary.write("no feed", "a.xml")
    case "list":
      let list = temporary.list.replacing("text=\"a.xml\"", with: "text=\"Anna\"")
      try temporary.write(list, "feeds.opml")
    default:
      let open = try OpenProject(temporary.project, now: Self.now + 1)
      _ = try hide("one", in: open.store, now: Self.now + 1)
    }
    let open = try OpenProject(temporary.project, now: Self.now + 86400)
    let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    let ask = open.configuration.ask(environment: [:])
    _ = try await Refresh(open.configuration, log: log, ask: ask)
      .run(open.store.followed(), in: open.store, now: Self.now + 86400)
    #expect(try open.store.edition(settings: 1) == nil)
  }
}
