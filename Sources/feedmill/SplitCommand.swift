import ArgumentParser
import FoundationEssentials
import Pipeline

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Take an entry out of its story. It stays out, whatever the rules say later.",
    discussion: """
      Example:
        feedmill split '#17'
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("An address, an entry's or a story's id, or a number as #17.", valueName: "entry"))
  var entry: String

  func run() throws {
    let project = try OpenProject(options.project, now: Date())
    let (id, left) = try split(entry, in: project.store)
    options.say(Terminal.harmless("A story of its own now: \(id)"))
    for other in left { options.say(Terminal.harmless("  apart from \(other)")) }
  }
}
