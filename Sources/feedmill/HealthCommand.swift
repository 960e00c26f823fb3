import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing
import Syndication

struct Health: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Show the sources that need you, the worst first, and the next step for each.",
    discussion: """
      error: will not come back by itself. warning: fails, and may come back. notice: works, but has moved, has fallen \
      silent for far longer than it used to, is slow, is never well formed, or asks for fewer requests. 'feedmill status' shows all sources.

      Exit code 3 says that one of them fails persistently.

      Examples:
        feedmill health
        feedmill health --json
      """)

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Print it as JSON.") var json = false

  func run() throws {
    let now = Date()
    let store = try options.project.openStore()
    let ailments = try diagnose(store, now: now)
    if json {
      try Terminal.print(json: ailments.map(AilmentReport.init))
    } else {
      for ailment in ailments { print(ailment, now: now) }
      let sources = try store.followed().count
      options.say(
        ailments.isEmpty
          ? "All \(sources) sources are well." : "\(ailments.count) of \(sources) sources need you.")
    }
    if try store.followed().contains(where: { $0.state.failsPersistently(now: now) }) { throw ExitStatus.sourcesFail }
  }

  private func print(_ ailment: Ailment, now: Date) {
    let report = AilmentReport(ailment)
    let lasts = report.since.map { " for \(RelativeTime.span(now.timeIntervalSince($0)))" } ?? ""
    let name = report.feedTitle.map { "\($0)  \(report.feedURL)" } ?? report.feedURL
    Terminal.print(wrapping: "\(Style.paint(report.severity.uppercased(), paint(ailment)))  \(Terminal.harmless(name))")
    Terminal.print(wrapping: Terminal.harmless("    \(report.kind)\(lasts): \(report.message)"))
    Terminal.print(wrapping: Terminal.harmless("    next: \(report.advice)"))
  }

  private func paint(_ ailment: Ailment) -> Style.Meaning {
    switch ailment.severity {
    case .error: .failure
    case .warning: .warning
    case .notice: .strong
    }
  }
}
