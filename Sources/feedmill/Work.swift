import ArgumentParser
import Files
import FoundationEssentials
import Logging
import Pipeline
import Publishing
import Storing
import Subscribing
import Syndication

/// What `run`, `refresh` and `publish` do in an open project, and what they tell of it.
struct Work: ~Copyable {
  struct Refreshing {
    /// What the owner calls sources; none for all that are due.
    var only: [String] = []
  }

  struct Publishing {
    /// A feed may shrink as it likes.
    var isForced = false
  }

  private let project: OpenProject
  private let now: Date
  private let options: ProjectOptions
  private let run: RunOptions
  private let refreshing: RefreshOptions?
  private let start: ContinuousClock.Instant
  private let log: Logger
  private let watch: Watch

  /// Opens the project as of now, or when the lock is free.
  init(_ options: ProjectOptions, _ run: RunOptions, _ refreshing: RefreshOptions? = nil) throws {
    let start = ContinuousClock.now
    let watch = Watch(deadline: refreshing?.deadline.map { start + $0.duration })
    let project = try OpenProject(options.project, now: Date(), patience: run.wait?.duration ?? .zero)
    let log = try Work.logger(options, run, project.configuration.log)
    Work.tell(project.list.remarks, options, log)
    self.options = options
    self.run = run
    self.refreshing = refreshing
    self.start = start
    self.watch = watch
    self.log = log
    self.project = project
    now = Date()
  }

  private static func logger(
    _ options: ProjectOptions, _ run: RunOptions, _ settings: LogSettings
  ) throws -> Logger {
    var handlers: [any LogHandler] = []
    if let path = run.logFile ?? settings.file.map(options.project.file) {
      handlers.append(
        try LogLines(
          file: path, format: run.logFormat ?? settings.format, level: run.logLevel?.level ?? settings.level))
    }
    // What a run says to people it says in words of their own; here are the sources one by one.
    if options.verbose { handlers.append(LogLines.sourceBySource) }
    if handlers.isEmpty { handlers.append(SwiftLogNoOpLogHandler()) }
    return Logger(label: "feedmill") { _ in MultiplexLogHandler(handlers) }
  }

  /// Does it, tells it, logs it; throws `ExitStatus.sourcesFail` or `Interrupted` after that.
  func carryOut(refreshing: Refreshing?, publishing: Publishing?) async throws {
    var report = RunReport()
    let name = publishing == nil ? "refresh" : refreshing == nil ? "publish" : "run"
    do {
      if let refreshing {
        report.refresh = try await refresh(refreshing)
        try endIfInterrupted(isPublished: false)
      }
      if let publishing {
        report.publish = try watch.undisturbed { try publish(publishing) }
        report.hubs = try await tellHubs()
      }
      report.seconds = seconds
      try endIfInterrupted(isPublished: publishing != nil)
    } catch {
      report.seconds = seconds
      // The log and the metrics are of no use to an error that they have themselves.
      try? leave(name, report, exitCode: ExitStatus.code(of: error), error: error)
      throw error
    }
    let failing = refreshing == nil ? [] : try project.store.failing().filter { $0.state.failsPersistently(now: now) }
    let hasFailed = !failing.isEmpty || (isStrict && report.refresh?.failures.isEmpty == false)
    if run.json { try Terminal.print(json: report) } else { say(report, failing: failing.count) }
    complain(report)
    try leave(name, report, exitCode: hasFailed ? ExitStatus.sourcesFail.rawValue : 0)
    if hasFailed { throw ExitStatus.sourcesFail }
  }

  private var isStrict: Bool { refreshing?.strict == true }

  private var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    // Divided once, so that it prints with three decimals at most.
    return Double(seconds * 1000 + attoseconds / 1_000_000_000_000_000) / 1000
  }

  private func endIfInterrupted(isPublished: Bool) throws {
    if let signal = watch.signal { throw Interrupted(signal: signal, isPublished: isPublished) }
  }

  private func refresh(_ which: Refreshing) async throws -> RefreshSummary {
    let (configuration, store, now, begun) = (project.configuration, project.store, now, ContinuousClock.now)
    let ask = configuration.ask(
      environment: ProcessInfo.processInfo.environment, sparing: try store.silenced(now: now), now: now)
    let (list, lists) = (project.list, project.project.includedLists)
    if !list.inclusions.isEmpty {
      let remarks = try await watch.interruptibly { try await lists.refresh(list, ask: ask, now: now) }
      try endIfInterrupted(isPublished: false)
      // Those that the deadline broke off are no news.
      if !watch.isPastDeadline { Work.tell(remarks, options, log) }
      try project.followIncludedLists(now: now)
    }
    let sources = try project.sources(isForced: refreshing?.force == true, only: which.only, now: now)
    try tellOfSilence(which.only)
    let progress = Progress(total: sources.count)
    let course = Course(mayBegin: { [watch] in watch.mayBegin }, tell: { progress.take($0) })
    let refresh = Pipeline.Refresh(configuration, log: log, course: course, ask: ask)
    let isShown = !options.quiet && !options.verbose && StandardStream.error.isTerminal
    var summary = try await watch.interruptibly(showing: isShown ? progress : nil) {
      try await refresh.run(sources, in: store, now: now, since: begun)
    }
    summary.moved = try watch.undisturbed {
      try project.followMoves(now: now) { Terminal.complain("a source has moved, but \($0)") }
    }
    if watch.mayBegin {
      try await watch.interruptibly { try await Rediscovery(ask: ask).run(in: store, now: now) }
    }
    return summary
  }

  /// Whoever names a source wants to know why it is not asked.
  private func tellOfSilence(_ subjects: [String]) throws {
    for source in try project.silenced(subjects, now: now) {
      let until = source.state.retryAfter.map { " until \($0.formatted(.iso8601))" } ?? ""
      Terminal.complain(
        "\(source.subscription.name) is not asked: its server asked for silence\(until)", prefix: "note: ")
    }
  }

  private func publish(_ how: Publishing) throws -> PublishSummary {
    var line = CountLine(isOn: !options.quiet && !options.verbose) { "publishing: \($0) files written" }
    defer { line.clear() }
    return try Pipeline.Publish(
      project.configuration.publications, by: Templates(folder: project.project.templates),
      into: OutputFolder(path: project.project.output, codings: project.configuration.codings),
      settings: project.project.publishingKey()
    ).run(from: project.store, isForced: how.isForced) { line.draw($0) }
  }

  /// Everything is written by now: a slow hub delays nothing.
  private func tellHubs() async throws -> [HubReport] {
    let notices = PublishNotices(tell: project.configuration.tell(environment: ProcessInfo.processInfo.environment))
    let (store, now) = (project.store, now)
    return try await watch.interruptibly { try await notices.run(from: store, now: now) }.map(HubReport.init)
  }

  /// Whether somebody sits there: cron's mail is for what changes.
  private static func hasReader(_ options: ProjectOptions) -> Bool {
    options.verbose || StandardStream.output.isTerminal || StandardStream.error.isTerminal
  }

  /// What is odd in feeds.opml or the lists that it includes, and stays so from run to run.
  private static func tell(_ remarks: [Remark], _ options: ProjectOptions, _ log: Logger) {
    if hasReader(options) { options.tell(remarks) }
    for remark in remarks { log.debug("\(remark.description)") }
  }

  /// The summary, where somebody is there to read it.
  private func say(_ report: RunReport, failing: Int) {
    guard Work.hasReader(options) else { return }
    for line in RunWords(report, listed: project.list.subscriptions.count, failing: failing).summary() {
      options.say(line)
    }
  }

  /// What changed, even if nobody is there: cron mails it.
  private func complain(_ report: RunReport) {
    guard let refresh = report.refresh else { return }
    for change in refresh.changes {
      let words = RunWords.words(of: change, now: now)
      Terminal.complain(Terminal.harmless(words), change.turn == .recovered ? .ok : .failure)
      log.log(level: change.turn == .recovered ? .notice : .warning, "\(words)")
    }
    for move in refresh.moved {
      let words = RunWords.words(of: move)
      Terminal.complain(Terminal.harmless(words), .ok)
      log.notice("\(words)")
    }
    guard isStrict else { return }
    let told = Set(refresh.changes.map(\.feedURL))
    for failure in refresh.failures where !told.contains(failure.feedURL) {
      Terminal.complain(Terminal.harmless(RunWords.words(of: failure)))
    }
  }

  /// The line in the log, and the metrics.
  private func leave(_ name: String, _ report: RunReport, exitCode: Int32, error: (any Error)? = nil) throws {
    var metadata = report.metadata(exitCode: exitCode)
    if let error { metadata["error"] = "\(error)" }
    log.log(level: error == nil ? .info : .error, "\(name)", metadata: metadata)
    guard let file = project.configuration.metrics else { return }
    let metrics = Metrics(
      report, exitCode: exitCode, now: now, project: options.project, totals: try project.store.totals(),
      followed: try project.store.followed())
    try WholeFile.replace(options.project.file(file), with: Array(metrics.text.utf8))
  }
}
