import Foundation
import Logging
import Pipeline
import Publishing
import Storing
import Syndication

/// A project in a folder of its own, removed with its owner.
final class TemporaryProject {
  let project: Project

  init(list: String? = nil, configuration: String? = nil) throws {
    project = Project(NSTemporaryDirectory() + "feedmill-project-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: project.directory, withIntermediateDirectories: true)
    if let list { try write(list, "feeds.opml") }
    if let configuration { try write(configuration, "feedmill.yaml") }
  }

  deinit { try? FileManager.default.removeItem(atPath: project.directory) }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: project.directory + "/" + name))
  }

  func write(feeds: [String]) throws {
    let outlines = feeds.map { "<outline type=\"rss\" text=\"\($0)\" xmlUrl=\"\($0)\"/>\n" }.joined()
    try write("<opml version=\"2.0\"><head/><body>\n\(outlines)</body></opml>\n", "feeds.opml")
  }

  var atom: String { text("output/atom.xml") }
  var list: String { text("feeds.opml") }

  private func text(_ name: String) -> String {
    (try? String(contentsOf: URL(filePath: project.directory + "/" + name), encoding: .utf8)) ?? ""
  }

  /// One `feedmill run` as of `now`, over the real network stack.
  @discardableResult
  func run(isForced: Bool = false, now: Date) async throws -> (RefreshSummary, PublishSummary) {
    let open = try OpenProject(project, now: now)
    let ask = open.configuration.ask(environment: [:])
    let refresh = Refresh(
      open.configuration, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), ask: ask)
    var refreshed = try await refresh.run(open.sources(isForced: isForced, now: now), in: open.store, now: now)
    refreshed.moved = try open.followMoves(now: now)
    try await Rediscovery(ask: ask).run(in: open.store, now: now)
    let published = try Publish(open.configuration.publications, into: OutputFolder(path: project.output))
      .run(from: open.store)
    return (refreshed, published)
  }
}
