import ArgumentParser
import Pipeline
import Subscribing
import Syndication

struct Rename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give a source another title.",
    discussion: """
      Example:
        feedmill rename example.org/feed 'The example'
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(
    help: ArgumentHelp("Its address, title, number in 'feedmill list', or a part of these.", valueName: "source"),
    completion: SourceCompletion.kind)
  var source: String
  @Argument(help: "The new title.") var title: String

  func validate() throws {
    if title.allSatisfy(\.isWhitespace) { throw ValidationError("The new title is empty.") }
  }

  func run() throws {
    let candidate = try options.readList().subscription(named: source)
    try options.edit([.rename(candidate.subscription.feedURL, to: title)])
    options.say(Terminal.harmless("Renamed \(candidate.subscription.name) to \(title)"))
  }
}
