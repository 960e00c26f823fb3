import ArgumentParser
import Pipeline
import Subscribing
import Syndication

struct Pause: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Stop asking sources for a while; what they gave stays.",
    discussion: """
      Example:
        feedmill pause forklog
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("The sources.", valueName: "source"), completion: SourceCompletion.kind)
  var sources: [String]

  func run() throws {
    let list = try options.readList()
    let found = try sources.map { try list.subscription(named: $0).subscription }
    try options.edit(found.map { .pause($0.feedURL) })
    for subscription in found {
      options.say(Terminal.harmless((subscription.isPaused ? "Paused already: " : "Paused ") + subscription.name))
    }
  }
}
