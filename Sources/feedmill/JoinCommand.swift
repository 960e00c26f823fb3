import ArgumentParser
import FoundationEssentials
import Pipeline

struct Join: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Make the stories of two entries one. They stay one, whatever the rules say later.",
    discussion: """
      The older story keeps its id.

      Example:
        feedmill join '#17' https://other.example/the-same-story
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("An address, an entry's or a story's id, or a number as #17.", valueName: "entry"))
  var entry: String
  @Argument(help: ArgumentHelp("The same of the other.", valueName: "other")) var other: String

  func run() throws {
    let project = try OpenProject(options.project, now: Date())
    let (id, entries) = try join(entry, other, in: project.store)
    options.say(Terminal.harmless("One story now: \(id)"))
    for entry in entries { options.say(Terminal.harmless("  \(entry)")) }
  }
}
