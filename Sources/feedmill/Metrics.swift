import FoundationEssentials
import Pipeline
import Storing
import Syndication

/// One run as text that the node exporter's textfile collector reads, and that is OpenMetrics 1.0 too.
///
/// Gauges alone, since each run starts from nothing, and no time stamps, which the collector refuses. `# EOF` is
/// OpenMetrics' end; the collector, which reads the older Prometheus format, takes it for a comment.
struct Metrics {
  /// Series of single sources: the worst, so that ten thousand dead feeds do not fill a time series database.
  static let mostSources = 50

  private var lines: [String] = []
  private let labels: String

  init(
    _ report: RunReport, exitCode: Int32, now: Date, project: Project, totals: Totals, followed: [Followed]
  ) {
    // Two projects on one machine must not give the same series.
    labels = "project=\"\(Metrics.escaped(Metrics.folder(of: project)))\""
    let end = now.timeIntervalSince1970 + report.seconds
    gauge("last_run_timestamp_seconds", "When the last run ended.", [("", (end * 1000).rounded() / 1000)])
    gauge("last_run_duration_seconds", "How long it took.", [("", report.seconds)])
    gauge(
      "last_run_exit_code", "0 done, 1 failed, 3 done but sources fail, 130 and 143 interrupted.",
      [("", Double(exitCode))])
    if let refresh = report.refresh {
      gauge(
        "last_run_sources", "Sources by what the last run had of them; 'left' were due and not asked.",
        [
          ("outcome=\"fetched\"", refresh.fetched), ("outcome=\"unchanged\"", refresh.unmodified),
          ("outcome=\"failed\"", refresh.failures.count), ("outcome=\"left\"", refresh.left),
        ].map { ($0, Double($1)) })
      gauge(
        "last_run_entries", "Entries that the last run stored.",
        [
          ("kind=\"new\"", Double(refresh.newEntries)), ("kind=\"changed\"", Double(refresh.changedEntries)),
          ("kind=\"merged\"", Double(refresh.mergedEntries)),
        ])
    }
    if let publish = report.publish {
      gauge("published_stories", "Stories in the published feed.", [("", Double(publish.stories))])
      gauge(
        "last_run_files_written", "Published files that the last run changed.",
        [("", Double(publish.files.count { $0.outcome == "written" }))])
    }
    gauge("stored_entries", "Entries in the store.", [("", Double(totals.entries))])
    gauge("stored_stories", "Stories in the store.", [("", Double(totals.stories))])
    sources(followed, now: now)
    lines.append("# EOF")
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func sources(_ followed: [Followed], now: Date) {
    var states = ["ok": 0, "failing": 0, "failing persistently": 0, "gone": 0, "paused": 0, "new": 0]
    for source in followed { states[source.condition(now: now), default: 0] += 1 }
    gauge(
      "sources", "Subscriptions by their state.",
      states.sorted { $0.key < $1.key }.map { ("state=\"\($0.key)\"", Double($0.value)) })
    let failing = followed.filter { $0.state.failures > 0 && !$0.subscription.isPaused }
      .sorted { ($0.state.failures, $1.subscription.feedURL) > ($1.state.failures, $0.subscription.feedURL) }
      .prefix(Metrics.mostSources)
    gauge(
      "source_failures", "Failures in a row of the \(Metrics.mostSources) sources that fail most.",
      failing.map { ("source=\"\(Metrics.escaped($0.subscription.shownURL))\"", Double($0.state.failures)) })
  }

  private mutating func gauge(_ name: String, _ help: String, _ values: [(labels: String, value: Double)]) {
    guard !values.isEmpty else { return }
    lines.append("# HELP feedmill_\(name) \(help)")
    lines.append("# TYPE feedmill_\(name) gauge")
    for (more, value) in values {
      let all = more.isEmpty ? labels : labels + "," + more
      lines.append("feedmill_\(name){\(all)} \(Int(exactly: value).map(String.init) ?? String(value))")
    }
  }

  private static func folder(of project: Project) -> String {
    URL(filePath: project.directory, directoryHint: .isDirectory).absoluteURL.standardized.path
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in Terminal.harmless(text) {
      if character == "\\" || character == "\"" { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
