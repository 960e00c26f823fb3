import ArgumentParser
import Fetching
import FoundationEssentials
import Pipeline
import Storing
import Syndication

struct Moved: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moved",
    abstract: "Show which sources have moved, or may have; undo or accept a move.",
    discussion: """
      A permanent redirect that was met on three fetches in a week, and leads to the same feed, changes the address in \
      feeds.opml. The entries stay what they are. A feed that was lost and found again on its site's page is only shown.

      Examples:
        feedmill moved
        feedmill moved --undo 'Anna Blog'
        feedmill moved --accept https://example.org/old.xml
      """)

  @OptionGroup var options: ProjectOptions
  @Option(
    help: ArgumentHelp(
      "Give the source its former address back, and never follow it to the new one again.", valueName: "source"),
    completion: SourceCompletion.kind)
  var undo: String?
  @Option(
    help: ArgumentHelp("Give the source the address that is proposed for it, now.", valueName: "source"),
    completion: SourceCompletion.kind)
  var accept: String?
  @Flag(help: "Print them as JSON.") var json = false

  func validate() throws {
    if undo != nil && accept != nil { throw ValidationError("Either --undo or --accept.") }
  }

  func run() throws {
    let now = Date()
    let project = try OpenProject(options.project, now: now)
    if let undo {
      let relocation = try project.undoMove(of: undo, now: now)
      options.say(Terminal.harmless("\(relocation.to) is \(relocation.from) again, and stays there"))
    } else if let accept {
      let relocation = try project.acceptMove(of: accept, now: now)
      options.say(Terminal.harmless("\(relocation.from) is now \(relocation.to)"))
    } else {
      try show(MoveReport.all(of: project))
    }
  }

  private func show(_ reports: [MoveReport]) throws {
    if json { return try Terminal.print(json: reports) }
    for report in reports {
      Terminal.print(Terminal.harmless("\(report.state.rawValue.uppercased())  \(report.title ?? report.from)"))
      Terminal.print(Terminal.harmless("    \(report.from)"))
      Terminal.print(Terminal.harmless("    \(report.to)"))
      Terminal.print(wrapping: Terminal.harmless("    \(report.words)"))
    }
    if reports.isEmpty { options.say("No source has moved.") }
  }
}
