import ArgumentParser

struct Refresh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Ask the sources that are due, and store what is new.",
    discussion: """
      Examples:
        feedmill refresh
        feedmill refresh --force
        feedmill refresh https://example.org/feed.xml
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var refresh: RefreshOptions
  @OptionGroup var run: RunOptions
  @Argument(
    help: ArgumentHelp("Only these sources, due or not: their address or title.", valueName: "source"),
    completion: SourceCompletion.kind)
  var sources: [String] = []

  func run() async throws {
    try await Work(options, run, refresh).carryOut(refreshing: .init(only: sources), publishing: nil)
  }
}
