import ArgumentParser
import Files
import FoundationEssentials
import Pipeline
import Storing
import Syndication

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a story: its text, its links, and the sources that carry it.",
    discussion: """
      Examples:
        feedmill show '#17'
        feedmill show https://example.org/article
        feedmill show 17 --html > article.html
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("An address, an entry's or a story's id, or a number as #17.", valueName: "entry"))
  var entry: String
  @Flag(help: "Print its markup, sanitized, as it is published.") var html = false
  @Flag(help: "Print it as JSON.") var json = false

  func validate() throws {
    if html && json { throw ValidationError("--html and --json are two ways to print; choose one.") }
  }

  func run() throws {
    let story = try Pipeline.show(entry, in: try options.project.openStore())
    if json { return try Terminal.print(json: ShownStoryReport(story)) }
    // The words of the entry that was named: of a member, what another source wrote.
    guard let shown = story.members.first(where: { $0.row == story.named }) ?? story.members.first else { return }
    if html { return Terminal.print(ShownStoryReport.markup(shown.entry)) }
    let width = StandardStream.output.isTerminal ? StandardStream.output.width ?? 80 : 80
    // Lines of over a hundred columns are hard to read.
    for line in ShownStoryText(story, shown: shown, now: Date()).lines(width: min(width, 100)) {
      Terminal.print(line)
    }
  }
}
