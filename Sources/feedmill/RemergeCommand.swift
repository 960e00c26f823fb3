import ArgumentParser
import FoundationEssentials
import Pipeline

struct Remerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remerge",
    abstract: "Group all entries into stories anew, as the rules are now.",
    discussion: """
      What the owner has split or joined stays so. A story keeps its id with the oldest of its entries.

      Example:
        feedmill remerge --dry-run
      """)

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Show what would change, and change nothing.") var dryRun = false

  func run() throws {
    let project = try OpenProject(options.project, now: Date())
    var line = CountLine(isOn: !options.quiet) { "\($0) entries looked at" }
    let changes = try remerge(in: project.store, isApplied: !dryRun) { line.draw($0) }
    line.clear()
    for change in changes {
      write("Now:", change.before)
      write(dryRun ? "Would be:" : "Then:", change.after)
    }
    options.say("\(changes.count) groups of stories \(dryRun ? "would change" : "changed")")
  }

  private func write(_ title: String, _ stories: [[EntryMention]]) {
    Terminal.print(title)
    for (number, story) in stories.enumerated() {
      for (index, entry) in story.enumerated() {
        Terminal.print("  \(index == 0 ? "\(number + 1)." : "  ") \(Terminal.harmless(entry.description))")
      }
    }
  }
}
