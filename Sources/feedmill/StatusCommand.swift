import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing
import Syndication

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how each source is doing, and when it is asked next.",
    discussion: "Sources that fail come first. Exit code 3 says that one of them fails persistently.")

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Print it as JSON.") var json = false

  func run() throws {
    let now = Date()
    let project = try OpenProject(options.project, now: now)
    let statuses = try project.store.statuses()
    let hubs = try project.store.hubNotices().map(HubReport.init)
    if json {
      try Terminal.print(json: ProjectReport(sources: statuses.map { StatusReport($0, now: now) }, hubs: hubs))
    } else {
      let failing = statuses.filter { $0.state.failures > 0 || $0.state.isGone }
      for status in failing { print(status, now: now) }
      for status in statuses where status.state.failures == 0 && !status.state.isGone { print(status, now: now) }
      for hub in hubs { print(hub) }
      let totals = try project.store.totals()
      options.say(
        "\(totals.subscriptions) sources, \(failing.count) failing; \(totals.entries) entries in \(totals.stories) "
          + "stories, \(totals.merged) of them carried by several sources")
    }
    if statuses.contains(where: { $0.state.failsPersistently(now: now) }) { throw ExitStatus.sourcesFail }
  }

  private func print(_ hub: HubReport) {
    options.say("\(hub.state.uppercased())  hub \(hub.hub)")
    options.say("    \(Terminal.harmless(hub.words))")
  }

  private func print(_ status: Storing.Status, now: Date) {
    let report = StatusReport(status, now: now)
    options.say("\(report.state.uppercased())  \(report.title ?? report.feedURL)")
    if report.title != nil { options.say("    \(report.feedURL)") }
    if let message = report.message { options.say("    \(message)") }
    if let url = report.perhapsAt {
      options.say(Terminal.harmless("    perhaps moved to \(url): feedmill moved --accept '\(report.feedURL)'"))
    }
    options.say("    \(report.entries) entries; \(report.next)")
  }
}
