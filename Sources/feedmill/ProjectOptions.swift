import ArgumentParser
import Pipeline

/// What every command that works in a project takes.
struct ProjectOptions: ParsableArguments {
  @Option(name: [.short, .long], help: ArgumentHelp("The project's folder.", valueName: "dir"))
  var directory = "."

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say what happens to each source.")
  var verbose = false

  @Flag(name: .customLong("no-color"), help: "No bold text. So does the variable NO_COLOR, and a pipe.")
  var isPlain = false

  var project: Project { Project(directory) }

  /// Writes a line for a person, unless there is to be quiet.
  func say(_ line: String) {
    if !quiet { Terminal.print(line) }
  }
}
