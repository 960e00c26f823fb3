import ArgumentParser
import FoundationEssentials
import Pipeline

struct Hide: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hide",
    abstract: "Take a story out of what is published.",
    discussion: """
      The next publish leaves it out, and tells readers that have it already that it is gone (RFC 6721).

      Examples:
        feedmill hide https://example.org/2026/a-mistake
        feedmill hide '#17' && feedmill publish
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("An address, an entry's or a story's id, or a number as #17.", valueName: "entry"))
  var entry: String

  func run() throws {
    let now = Date()
    let project = try OpenProject(options.project, now: now)
    let (id, isNew) = try hide(entry, in: project.store, now: now)
    options.say(Terminal.harmless((isNew ? "Hidden: " : "Hidden already: ") + id))
  }
}
