import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing
import Syndication

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how each source is doing, and when it is asked next.",
    discussion: """
      Sources that fail come first. Exit code 3 says that one of them fails persistently.

      Examples:
        feedmill status
        feedmill status --json | jq -r '.sources[] | select(.state == "gone") | .feedURL'
      """)

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Print it as JSON.") var json = false

  func run() throws {
    let now = Date()
    let store = try options.project.storeToRead(now: now)
    let statuses = try store.statuses()
    let hubs = try store.hubNotices().map(HubReport.init)
    if json {
      try Terminal.print(json: ProjectReport(sources: statuses.map { StatusReport($0, now: now) }, hubs: hubs))
    } else {
      let reports = statuses.map { StatusReport($0, now: now) }
      let failing = reports.filter(\.isFailing)
      for report in failing { tell(report, now: now) }
      if !failing.isEmpty { options.say("") }
      if !options.quiet, failing.count < reports.count { table(reports.filter { !$0.isFailing }, now: now).print() }
      for hub in hubs { print(hub) }
      let totals = try store.totals()
      options.say(
        "\(Words.count(totals.subscriptions, "source")), \(failing.count) failing; "
          + "\(Words.count(totals.entries, "entry", "entries")) in \(Words.count(totals.stories, "story", "stories")), "
          + "\(totals.merged) carried by several sources")
      let moving = statuses.count { $0.state.move.map { !$0.isRefused } ?? false }
      if moving > 0 {
        options.say(
          "\(Words.count(moving, "source")) \(moving == 1 ? "is" : "are") found through a permanent redirect: "
            + "feedmill moved")
      }
    }
    if statuses.contains(where: { $0.state.failsPersistently(now: now) }) { throw ExitStatus.sourcesFail }
  }

  /// All that there is to say of a source that fails.
  private func tell(_ report: StatusReport, now: Date) {
    let isPersistent = report.state != "failing"
    let state = report.state.uppercased()
    let name = report.title ?? report.feedURL
    options.say(
      Style.paint(state, isPersistent ? .failure : .warning) + "  " + Terminal.fit(name, indent: state.count + 2))
    if report.title != nil { options.say("    " + Terminal.harmless(report.feedURL)) }
    if let message = report.message { options.say("    " + Terminal.harmless(message)) }
    if let url = report.perhapsAt {
      options.say(Terminal.harmless("    perhaps moved to \(url): feedmill moved --accept '\(report.feedURL)'"))
    }
    let since = report.failingSince.map { ", failing for \(RelativeTime.span(now.timeIntervalSince($0)))" } ?? ""
    options.say("    \(Words.count(report.entries, "entry", "entries")); \(report.next)\(since)")
  }

  private func table(_ reports: [StatusReport], now: Date) -> Table {
    var table = Table([
      Table.Column(title: "State", least: 6), Table.Column(title: "Source", least: 16),
      Table.Column(title: "Entries", isNumber: true), Table.Column(title: "Newest", least: 10),
      Table.Column(title: "Asked", least: 10), Table.Column(title: "Next", least: 9),
    ])
    func time(_ date: Date?) -> String { date.map { RelativeTime.of($0, now: now) } ?? "" }
    for report in reports {
      let next = report.state == "paused" ? "" : report.nextDue.map { $0 > now ? time($0) : "now" } ?? "now"
      table.add(
        [
          report.state, report.title ?? report.feedURL, "\(report.entries)", time(report.newestEntry),
          time(report.lastFetched), next,
        ], paint: report.state == "ok" ? .ok : .faint)
    }
    return table
  }

  private func print(_ hub: HubReport) {
    let isWell = hub.state == "ok"
    options.say(
      Style.paint(hub.state.uppercased(), isWell ? .ok : .warning) + "  hub " + Terminal.harmless(hub.hub))
    options.say("    \(Terminal.harmless(hub.words))")
  }
}
