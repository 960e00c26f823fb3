import ArgumentParser
import Pipeline
import Subscribing
import Syndication

struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Unsubscribe. What was stored of the source is kept, but no longer published.",
    discussion: """
      A source is named by its address, its title, its number in 'feedmill list' or a part that fits no other.

      Examples:
        feedmill remove https://example.org/feed/
        feedmill remove 3 7
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("The sources.", valueName: "source"), completion: SourceCompletion.kind)
  var sources: [String]

  func run() throws {
    let list = try options.readList()
    // All are found before any is removed: numbers would shift.
    var found: [Subject.Candidate] = []
    for source in sources {
      let candidate = try list.subscription(named: source)
      if !found.contains(candidate) { found.append(candidate) }
    }
    try options.edit(found.map { .remove($0.subscription.feedURL) })
    for candidate in found { options.say("Removed \(Terminal.harmless(candidate.subscription.name))") }
  }
}
