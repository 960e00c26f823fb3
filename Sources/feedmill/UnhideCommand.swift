import ArgumentParser
import FoundationEssentials
import Pipeline

struct Unhide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unhide",
    abstract: "Publish a hidden story again.",
    discussion: """
      Example:
        feedmill unhide '#17'
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("An address, an entry's or a story's id, or a number as #17.", valueName: "entry"))
  var entry: String

  func run() throws {
    let project = try OpenProject(options.project, now: Date())
    let (id, isNew) = try unhide(entry, in: project.store)
    options.say(Terminal.harmless((isNew ? "Published again: " : "Not hidden: ") + id))
  }
}
