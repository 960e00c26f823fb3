import ArgumentParser
import FoundationEssentials
import Pipeline

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store, feeds.opml and feedmill.yaml into a new folder, beside a run too.",
    discussion: """
      The folder is a project itself: 'feedmill status --directory FOLDER' looks into it, and copying its files back \
      restores it. Its store was checked before the folder got its name.

      Examples:
        feedmill backup
        feedmill backup /mnt/backup/planet-monday
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(
    help: ArgumentHelp("The new folder; without one, backups/ in the project, by the time.", valueName: "folder"))
  var folder: String?
  @Flag(help: "Print the folder's name as JSON.") var json = false

  func run() throws {
    let path: String
    if let folder {
      path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    } else {
      let time = Date().formatted(.iso8601.timeSeparator(.omitted))
      path = (options.directory == "." ? "" : options.project.directory + "/") + "backups/" + time
    }
    try options.project.backUp(to: path)
    if json { return try Terminal.print(json: BackupReport(folder: path)) }
    options.say(Terminal.harmless("Backed up to \(path)"))
  }
}
