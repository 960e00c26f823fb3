import ArgumentParser
import Pipeline
import Subscribing
import Syndication

struct Move: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Put sources into another group, which is made if it is not there.",
    discussion: """
      Examples:
        feedmill move forklog bits.media --group 'News/Crypto'
        feedmill move 4 --top
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("The sources.", valueName: "source"), completion: SourceCompletion.kind)
  var sources: [String]
  @Option(
    name: [.short, .long], help: ArgumentHelp("The group; Outer/Inner names one in another.", valueName: "group"),
    completion: SourceCompletion.groups)
  var group: String?
  @Flag(help: "Out of all groups.") var top = false

  func validate() throws {
    if (group == nil) == !top { throw ValidationError("Say where to: --group NAME or --top.") }
    if let group, group.allSatisfy({ $0 == "/" || $0.isWhitespace }) {
      throw ValidationError("The group has no name.")
    }
  }

  func run() throws {
    let list = try options.readList()
    let groups = group.map { GroupPath.parse($0, in: list) } ?? []
    let found = try sources.map { try list.subscription(named: $0).subscription }
    try options.edit(found.map { .move($0.feedURL, to: groups) })
    let place = groups.isEmpty ? "out of its group" : "to \(GroupPath.text(groups))"
    for subscription in found { options.say(Terminal.harmless("Moved \(subscription.name) \(place)")) }
  }
}
