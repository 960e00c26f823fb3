import FoundationEssentials
import Pipeline

/// What a run says to a person.
struct RunWords {
  private let report: RunReport
  /// Sources of feeds.opml.
  private let listed: Int
  private let failing: Int

  init(_ report: RunReport, listed: Int, failing: Int) {
    self.report = report
    self.listed = listed
    self.failing = failing
  }

  func summary() -> [String] {
    (report.refresh.map(lines) ?? []) + (report.publish.map(lines) ?? [])
      + (report.hubs ?? []).map { Terminal.harmless("\($0.hub): \($0.words)") }
      + (failing > 0
        ? [
          Style.paint("\(Words.count(failing, "source")) \(failing == 1 ? "fails" : "fail") persistently", .failure)
            + "; 'feedmill status' shows more"
        ]
        : [])
      + ["done in \(report.seconds) s"]
      + (listed == 0 ? ["No source yet: feedmill add URL"] : [])
  }

  private func lines(_ refresh: RefreshSummary) -> [String] {
    let changed = Set(refresh.changes.map(\.feedURL))
    // A list that fits a screen; `status` has them all.
    let failures = refresh.failures.filter { !changed.contains($0.feedURL) }
    var lines = failures.prefix(20).map { Style.paint("  " + Terminal.harmless(RunWords.words(of: $0)), .warning) }
    if failures.count > 20 { lines.append("  and \(failures.count - 20) more; 'feedmill status' shows them") }
    let failed = "\(refresh.failures.count) failed"
    let notDue = listed - refresh.asked - refresh.left - refresh.silenced
    lines.append(
      "\(Words.count(refresh.asked, "source")) asked: \(refresh.fetched) fetched, \(refresh.unmodified) unchanged, "
        + (refresh.failures.isEmpty ? failed : Style.paint(failed, .warning))
        + (notDue > 0 ? "; \(notDue) not due" : ""))
    if refresh.silenced > 0 {
      let sources = "\(Words.count(refresh.silenced, "source")) not asked"
      lines.append(Style.paint("\(sources): another of the same host was told to wait (429 or 503)", .warning))
    }
    if refresh.left > 0 {
      lines.append(Style.paint("\(Words.count(refresh.left, "source")) left for the next run", .warning))
    }
    lines.append(
      "\(Words.count(refresh.newEntries, "new entry", "new entries")), \(refresh.changedEntries) changed"
        + (refresh.mergedEntries > 0 ? "; \(refresh.mergedEntries) carried a story that was known already" : ""))
    return lines
  }

  private func lines(_ publish: PublishSummary) -> [String] {
    let stories =
      "\(Words.count(publish.stories, "story", "stories")) published"
      + (publish.merged > 0 ? ", \(publish.merged) of them carried by several sources" : "")
    return [stories]
      + publish.files.map { file in
        let path = "\(publish.folder)/\(file.path)"
        return file.outcome == "unchanged" ? Style.paint("\(path) unchanged", .faint) : "\(path) \(file.outcome)"
      }
  }

  static func words(of failure: RefreshSummary.Failure) -> String {
    let times = failure.failures > 1 ? " (\(failure.failures) times in a row)" : ""
    return "\(failure.feedURL): \(failure.message)\(times)"
  }

  static func words(of move: RefreshSummary.Moved) -> String {
    "moved for good: \(move.title ?? move.from): \(move.from) is now \(move.to) in feeds.opml; "
      + "'feedmill moved --undo' changes it back"
  }

  static func words(of change: RefreshSummary.Change, now: Date) -> String {
    let name = change.title.map { "\($0) (\(change.feedURL))" } ?? change.feedURL
    let since = change.since.map { " since \($0.formatted(.iso8601))" } ?? ""
    let failures = Words.count(change.failures, "failure")
    return switch change.turn {
    case .failing: "now failing: \(name): \(change.message ?? "no feed"); \(failures) in a row\(since)"
    case .gone: "gone for good: \(name): \(change.message ?? "answered 410 Gone: it is not asked again")"
    case .recovered: "recovered: \(name), after \(failures) in a row\(since)"
    }
  }
}
