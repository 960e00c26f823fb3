import ArgumentParser

struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Write output/ from what the store holds. Asks no source.",
    discussion: """
      A file whose bytes would not change is not touched. A hub of feedmill.yaml is told of changes.

      Examples:
        feedmill publish
        feedmill publish --force        (after a rule that drops most of the feed)
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var run: RunOptions
  @Flag(help: "Replace a feed even where it shrinks by more than max-shrink in feedmill.yaml.") var force = false

  func run() async throws {
    try await Work(options, run).carryOut(refreshing: nil, publishing: .init(isForced: force))
  }
}
