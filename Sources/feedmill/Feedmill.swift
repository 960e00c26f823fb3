import ArgumentParser
import CMemory
import Files
import Pipeline
import Syndication

/// The commands. Each says its own name: one made from its type's makes the runtime search all conformances of the
/// program, a quarter of a short command's time.
@main
struct Feedmill: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedmill",
    abstract: "Many feeds in, one clean feed out.",
    discussion: """
      Feedmill works in a project folder: feeds.opml lists the subscriptions, feedmill.yaml (optional) holds settings, \
      output/ gets what is published, .feedmill/ keeps the state.

      Exit codes:
      \(ExitStatus.meanings.map { "  \($0.code)\t\($0.meaning)" }.joined(separator: "\n"))
      """,
    version: Program.version,
    subcommands: [
      Init.self,
      Add.self,
      Remove.self,
      List.self,
      Rename.self,
      Move.self,
      Pause.self,
      Resume.self,
      Discover.self,
      Import.self,
      Export.self,
      Refresh.self,
      Publish.self,
      Run.self,
      Preview.self,
      Hide.self,
      Unhide.self,
      Status.self,
      Moved.self,
      Entries.self,
      Show.self,
      Search.self,
      Health.self,
      Doctor.self,
      Prune.self,
      Backup.self,
      Stories.self,
      Explain.self,
      Split.self,
      Join.self,
      Remerge.self,
      Parse.self,
      Sanitize.self,
      Convert.self,
      Merge.self,
      Manual.self,
    ])

  static func main() async {
    feedmill_share_one_arena()
    let arguments = ProcessArguments.all.dropFirst()
    if arguments == ["--version"] {
      // Before the commands are looked at: with them the answer takes a third longer.
      return print(Program.version)
    }
    do {
      var command = try command(Search.shielding(arguments))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.end(with: error)
    }
  }

  /// A command that is rightly given needs no look at all the others, which takes 4 ms; help and mistakes do.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    if let name = arguments.first, let type = configuration.subcommands.first(where: { $0._commandName == name }),
      let command = try? type.parseAsRoot(Array(arguments.dropFirst()))
    {
      return command
    }
    return try parseAsRoot(arguments)
  }
}
