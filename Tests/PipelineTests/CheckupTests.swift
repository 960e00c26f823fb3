import Foundation
import Pipeline
import Storing
import Syndication
import Testing

struct CheckupTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  private func project() throws -> TemporaryProject {
    let project = try TemporaryProject()
    try project.write(feeds: ["https://a.example/feed"])
    _ = try OpenProject(project.project, now: CheckupTests.now)
    try FileManager.default.createDirectory(atPath: project.project.output, withIntermediateDirectories: false)
    return project
  }

  private func results(_ project: TemporaryProject, isFull: Bool = false, now: Date = now) -> [String: Check] {
    let checks = Checkup(project.project, isFull: isFull, now: now).run(environment: [:])
    return Dictionary(checks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func aProjectThatIsWellHasNoMistake() throws {
    let project = try project()
    let checks = Checkup(project.project, isFull: true, now: CheckupTests.now).run(environment: [:])
    #expect(checks.filter { $0.result != .ok && $0.name != "space" && $0.name != "certificates" } == [])
  }

  @Test func aFolderWithoutAListIsNoProject() throws {
    let checks = Checkup(Project("/nowhere"), isFull: false, now: CheckupTests.now).run(environment: [:])
    #expect(checks.map(\.name) == ["list"] && checks[0].result == .error)
  }

  @Test func mistakesInFilesAreErrors() throws {
    let project = try project()
    try project.write("<opml><body><outline", "feeds.opml")
    try project.write("titel: x\n", "feedmill.yaml")
    let checks = results(project)
    #expect(checks["configuration"]?.result == .error)
    #expect(checks["list"]?.result != .ok)
  }

  @Test func aDamagedStoreIsAnErrorAndIsLeftAlone() throws {
    let project = try project()
    let path = project.project.database
    try Store(path: path).checkpoint()
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in 16_384..<min(bytes.count, 65_536) { bytes[index] = 0x5A }
    try bytes.write(to: URL(filePath: path))
    let check = try #require(results(project)["store"])
    #expect(check.result == .error && check.mend == nil)
    // But for the counter of changes in its head, which opening may move.
    let after = try Data(contentsOf: URL(filePath: path))
    #expect(after.dropFirst(100) == bytes.dropFirst(100))
  }

  @Test func aTimeToComeInTheStoreAccusesTheClock() throws {
    let project = try project()
    let store = try Store(path: project.project.database)
    var state = FetchState()
    state.lastFetched = CheckupTests.now
    _ = try save(feed: nil, state: state, for: Subscription("https://a.example/feed"), in: store, now: CheckupTests.now)
    #expect(results(project)["clock"]?.result == .ok)
    #expect(results(project, now: CheckupTests.now - 3_600)["clock"]?.result == .error)
    #expect(results(project, now: CheckupTests.now + 3 * 86_400)["schedule"]?.result == .warning)
  }

  @Test func mendsAreMadeAndThenAllIsWell() throws {
    let project = try project()
    let left = project.project.output + "/.atom.xml.new"
    try Data().write(to: URL(filePath: left))
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: project.project.database)
    var checks = results(project)
    #expect(checks["output"]?.mend == .removeFiles([left]))
    #expect(checks["protection"]?.mend == .protect(project.project.database))
    for check in checks.values { try check.mend.map { try mend($0, in: project.project) } }
    checks = results(project)
    #expect(checks["output"]?.result == .ok && checks["protection"]?.result == .ok)
    #expect(!FileManager.default.fileExists(atPath: left))
    try FileManager.default.removeItem(atPath: project.project.output)
    #expect(results(project)["output"]?.mend == .makeFolder(project.project.output))
    try mend(.makeFolder(project.project.output), in: project.project)
    #expect(results(project)["output"]?.result == .ok)
  }

  @Test func anotherRunIsSeen() throws {
    let project = try project()
    let lock = try project.project.lock()
    #expect(results(project)["folder"]?.message.contains("in use by a run") == true)
    _ = consume lock
    #expect(results(project)["folder"]?.message.contains("no run is under way") == true)
  }
}
