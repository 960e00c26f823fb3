import ArgumentParser
import Files
import FoundationEssentials
import Pipeline
import Storing

struct Prune: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Take the texts of old entries out of the store.",
    discussion: """
      Of each entry stay its id, address, title, authors and dates, so that it is never announced again, and stories \
      stay as they are. The newest stories keep their texts whatever their age (--keep), since outputs may have them; \
      pages of the archive that are written stay as they are. Of sources that are not in the list any more, and were \
      not asked since, all texts go.

      Examples:
        feedmill prune --dry-run
        feedmill prune --older 2y --vacuum
      """)

  @OptionGroup var options: ProjectOptions
  @Option(help: ArgumentHelp("What was published and seen before: \(TimeLimit.help).", valueName: "time"))
  var older = TimeLimit(argument: "365d")!
  @Option(help: ArgumentHelp("The newest stories that keep their texts.", valueName: "n")) var keep = 10_000
  @Flag(help: "Say what would go, and change nothing.") var dryRun = false
  @Flag(help: "Give the space back to the disk: writes the store anew, which needs as much space again meanwhile.")
  var vacuum = false
  @Flag(help: "Print what was done as JSON.") var json = false

  func validate() throws {
    if keep < 0 { throw ValidationError("'--keep' is at least 0.") }
    if dryRun && vacuum { throw ValidationError("--dry-run changes nothing, and --vacuum does; choose one.") }
  }

  func run() throws {
    let limits = PruneLimits(before: older.date(now: Date()), kept: keep)
    let summary: PruneSummary
    if dryRun {
      summary = try Pipeline.prune(options.project.openStore(), limits, isDry: true)
    } else {
      let project = try OpenProject(options.project, now: Date())
      summary = try Pipeline.prune(project.store, limits, isDry: false)
      if vacuum { try project.store.vacuum() }
    }
    if json { return try Terminal.print(json: PruneReport(summary, isDry: dryRun)) }
    let size = ByteCount.text(summary.bytes)
    options.say(
      dryRun
        ? "The texts of \(summary.entries) entries would go, \(size)"
        : "The texts of \(summary.entries) entries are gone, \(size)"
          + (vacuum ? "" : summary.entries > 0 ? "; new entries use the space, --vacuum gives it back" : ""))
  }
}
