import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing

struct Entries: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entries",
    abstract: "List the newest entries, a line each, with what became of them.",
    discussion: """
      published: its words are what the outputs have of its story. in story of #17: another entry's words are. held \
      back: known, but one of a flood of old entries. hidden: by 'feedmill hide'.

      Examples:
        feedmill entries
        feedmill entries --source forklog --since 7d --limit 100
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var selection: SelectionOptions
  @Flag(help: "Print them as JSON.") var json = false

  func run() throws {
    let now = Date()
    let store = try options.project.openStore()
    let entries = try store.listed(store.newestEntries(selection.selection(options, in: store, now: now)))
    if json { return try Terminal.print(json: entries.map(EntryReport.init)) }
    if entries.isEmpty { return options.say("No entries.") }
    EntryReport.table(entries, now: now).print()
  }
}
