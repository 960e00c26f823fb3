import ArgumentParser
import FoundationEssentials
import Pipeline

struct Refresh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the sources that are due, and store what is new.",
    discussion: """
      Examples:
        feedmill refresh
        feedmill refresh --force
        feedmill refresh https://example.org/feed.xml
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var refresh: RefreshOptions
  @Flag(help: "Print what was done as JSON.") var json = false
  @Argument(help: ArgumentHelp("Only these sources, due or not: their address or title.", valueName: "url"))
  var sources: [String] = []

  func run() async throws {
    let work = try Work(options)
    let summary = try await work.refresh(isForced: refresh.force, only: sources)
    if json {
      try Terminal.print(json: RunReport(refresh: summary, publish: nil, seconds: work.seconds))
    } else {
      work.report(summary)
    }
    try work.finish()
  }
}
