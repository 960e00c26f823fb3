import ArgumentParser
import Pipeline

/// What every command that works in a project takes.
struct ProjectOptions: ParsableArguments {
  @Option(
    name: [.short, .long], help: ArgumentHelp("The project's folder.", valueName: "dir"), completion: .directory)
  var directory = "."

  @Flag(name: [.short, .long], help: "Say nothing but errors, and what comes to fail or recovers.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say what happens to each source.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.", valueName: "when"))
  var color = Style.Choice.auto

  @Flag(name: .customLong("no-color"), help: "The same as --color never.")
  var isPlain = false

  func validate() throws {
    // It would be the root of the file system.
    if directory.isEmpty { throw ValidationError("'--directory' is empty; the current folder is '.'.") }
  }

  var project: Project { Project(directory) }

  /// Writes a line for a person, unless there is to be quiet; broken between words where the terminal is narrow.
  func say(_ line: String) {
    if !quiet { Terminal.print(Terminal.wrapped(line, width: Terminal.width)) }
  }
}
