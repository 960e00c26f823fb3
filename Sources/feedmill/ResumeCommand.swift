import ArgumentParser
import Pipeline
import Subscribing
import Syndication

struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Ask paused sources again.",
    discussion: """
      Example:
        feedmill resume forklog
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("The sources.", valueName: "source"), completion: SourceCompletion.kind)
  var sources: [String]

  func run() throws {
    let list = try options.readList()
    let found = try sources.map { try list.subscription(named: $0).subscription }
    try options.edit(found.map { .resume($0.feedURL) })
    for subscription in found {
      options.say(Terminal.harmless((subscription.isPaused ? "Resumed " : "Was not paused: ") + subscription.name))
    }
  }
}
