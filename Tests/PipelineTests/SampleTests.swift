import Foundation
import Pipeline
import Storing
import Syndication
import Testing

/// The sources that the repository carries, from files to output.
@Suite struct SampleTests {
  private let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Samples").standardizedFileURL
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  private func project() throws -> TemporaryProject {
    let temporary = try TemporaryProject()
    for name in try FileManager.default.contentsOfDirectory(atPath: samples.path) {
      try FileManager.default.copyItem(
        atPath: samples.appending(path: name).path, toPath: temporary.project.directory + "/" + name)
    }
    return temporary
  }

  @Test func everySampleIsReadAndTheCopiedStoryComesOutOnceNamingBothSites() async throws {
    let temporary = try project()
    let (refreshed, published) = try await temporary.run(now: now)
    #expect(refreshed.asked == 8)
    #expect(refreshed.fetched == 8)
    #expect(refreshed.failures.isEmpty)
    #expect(refreshed.newEntries == 43)
    #expect(published.stories == 42)
    let open = try OpenProject(temporary.project, now: now)
    let copied = try open.store.stories().filter { $0.members.count > 1 }
    let sites = copied.flatMap(\.members).map { $0.subscription.feedURL.split(separator: "/").last }
    #expect(sites.sorted { ($0 ?? "") < ($1 ?? "") } == ["cryptocurrency-tech.xml", "forklog.xml"])
    #expect(copied.first?.members.first?.entry.title?.value.lowercased() == "telegram открывает офис в казахстане")
    #expect(copied.first?.members.count { $0.reason != nil } == 1)
    for member in try #require(copied.first).members {
      #expect(temporary.atom.contains(try #require(member.entry.alternate).replacing("&", with: "&amp;")))
    }
  }

  @Test func aSecondRunFindsNothingNewAndTouchesNoFile() async throws {
    let temporary = try project()
    try await temporary.run(now: now)
    let before = try modified(temporary)
    let (refreshed, published) = try await temporary.run(isForced: true, now: now + 86400)
    #expect(refreshed.unmodified == 8)
    #expect(refreshed.newEntries == 0)
    #expect(published.files.allSatisfy { $0.outcome == "unchanged" })
    #expect(try modified(temporary) == before)
  }

  @Test func theOrderOfTheFetchesDoesNotChangeTheOutput() async throws {
    let temporary = try project()
    try await temporary.run(now: now)
    let first = temporary.atom
    let list = try String(contentsOfFile: temporary.project.subscriptionList, encoding: .utf8)
    let lines = list.components(separatedBy: "\n")
    let isFeed = { (line: String) in line.contains("xmlUrl") && line.hasSuffix("/>") }
    var reversed = lines.filter(isFeed).reversed().makeIterator()
    try temporary.write(lines.map { isFeed($0) ? reversed.next()! : $0 }.joined(separator: "\n"), "feeds.opml")
    try FileManager.default.removeItem(atPath: temporary.project.directory + "/.feedmill")
    try FileManager.default.removeItem(atPath: temporary.project.output)
    try await temporary.run(now: now)
    #expect(!first.isEmpty)
    #expect(temporary.atom == first)
  }

  private func modified(_ temporary: TemporaryProject) throws -> [String: Date?] {
    let files = try FileManager.default.contentsOfDirectory(atPath: temporary.project.output)
    return try Dictionary(
      uniqueKeysWithValues: files.map {
        let attributes = try FileManager.default.attributesOfItem(atPath: temporary.project.output + "/" + $0)
        return ($0, attributes[.modificationDate] as? Date)
      })
  }
}
