import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing
import Syndication

/// Which entries a command lists.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only of this source: its address, title, number in 'feedmill list', or a part.", valueName: "source"),
    completion: SourceCompletion.kind)
  var source: String?
  @Option(help: ArgumentHelp("Only what was published since: \(TimeLimit.help).", valueName: "time"))
  var since: TimeLimit?
  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many, at most.", valueName: "n")) var limit = 20

  func validate() throws {
    guard (1...100_000).contains(limit) else { throw ValidationError("'--limit' is 1 to 100000.") }
  }

  func selection(_ options: ProjectOptions, in store: Store, now: Date) throws -> EntrySelection {
    var selection = EntrySelection(since: since?.date(now: now), limit: limit)
    if let source {
      let followed = try options.project.followed(named: source)
      // A source that no run has seen yet has no row, and no entries.
      selection.subscription = try store.subscriptionRow(followed.feedURL) ?? -1
    }
    return selection
  }
}
