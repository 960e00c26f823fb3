import FoundationEssentials
import Logging
import Pipeline
import Publishing
import Storing
import Subscribing

/// A command's hold on an open project, and what it tells its user.
struct Work: ~Copyable {
  let project: OpenProject
  let now: Date
  private let options: ProjectOptions
  private let start = ContinuousClock.now
  private let log: Logger

  /// Opens the project as of now.
  init(_ options: ProjectOptions) throws {
    self.options = options
    now = Date()
    var log = Logger(label: "feedmill") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = options.verbose ? .debug : .warning
    self.log = log
    project = try OpenProject(options.project, now: now)
    options.tell(project.list.remarks)
  }

  var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds / 1_000_000_000_000_000) / 1000
  }

  func refresh(isForced: Bool, only subjects: [String] = []) async throws -> RefreshSummary {
    let ask = project.configuration.ask(
      environment: ProcessInfo.processInfo.environment, sparing: try project.store.silenced(now: now), now: now)
    options.tell(try await project.refreshIncludedLists(ask: ask, now: now))
    return try await Pipeline.Refresh(project.configuration, log: log, ask: ask)
      .run(project.sources(isForced: isForced, only: subjects, now: now), in: project.store, now: now)
  }

  func publish(isForced: Bool = false) throws -> PublishSummary {
    try Pipeline.Publish(
      project.configuration.publications, by: Templates(folder: project.project.templates),
      into: OutputFolder(path: project.project.output, codings: project.configuration.codings)
    ).run(from: project.store, isForced: isForced)
  }

  /// Tells the hubs what has changed. To be called last: everything is written then, and a slow hub delays nothing.
  func tellHubs() async throws -> [HubReport] {
    let tell = project.configuration.tell(environment: ProcessInfo.processInfo.environment)
    return try await PublishNotices(tell: tell).run(from: project.store, now: now).map(HubReport.init)
  }

  func report(_ hubs: [HubReport]) {
    for hub in hubs { options.say(Terminal.harmless("\(hub.hub): \(hub.words)")) }
  }

  func report(_ summary: RefreshSummary) {
    // A list that fits a screen; `status` has them all.
    for failure in summary.failures.prefix(20) {
      let times = failure.failures > 1 ? " (\(failure.failures) times in a row)" : ""
      options.say("  \(failure.feedURL): \(failure.message)\(times)")
    }
    if summary.failures.count > 20 {
      options.say("  and \(summary.failures.count - 20) more; 'feedmill status' shows them")
    }
    let notDue = project.list.subscriptions.count - summary.asked
    options.say(
      "\(summary.asked) sources asked: \(summary.fetched) fetched, \(summary.unmodified) unchanged, "
        + "\(summary.failures.count) failed" + (notDue > 0 ? "; \(notDue) not due" : ""))
    options.say(
      "\(summary.newEntries) new entries, \(summary.changedEntries) changed"
        + (summary.mergedEntries > 0 ? "; \(summary.mergedEntries) carried a story that was known already" : ""))
  }

  func report(_ summary: PublishSummary) {
    options.say(
      "\(summary.stories) stories published"
        + (summary.merged > 0 ? ", \(summary.merged) of them carried by several sources" : ""))
    for file in summary.files { options.say("\(summary.folder)/\(file.path) \(file.outcome)") }
  }

  /// Ends with exit code 3 where a source fails persistently.
  func finish() throws {
    let failing = try project.store.followed().filter { $0.state.failsPersistently(now: now) }
    guard !failing.isEmpty else { return }
    options.say("\(failing.count) sources fail persistently; 'feedmill status' shows them")
    throw ExitStatus.sourcesFail
  }
}
