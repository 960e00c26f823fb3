import ArgumentParser
import Logging
import Pipeline

/// How a run from cron behaves: what `run`, `refresh` and `publish` take.
struct RunOptions: ParsableArguments {
  @Option(
    defaultAsFlag: Span(argument: "10m")!,
    help: ArgumentHelp(
      "Wait for another run to end, so long at most; without it, a second run ends at once with exit code 75.",
      valueName: "time"))
  var wait: Span?

  @Option(
    name: .customLong("log-file"),
    help: ArgumentHelp("Add a line about this run to a file; in place of 'log' in feedmill.yaml.", valueName: "file"),
    completion: .file())
  var logFile: String?

  @Option(
    name: .customLong("log-format"),
    help: ArgumentHelp("The form of that line: text or json.", valueName: "format"))
  var logFormat: LogSettings.Format?

  @Option(
    name: .customLong("log-level"),
    help: ArgumentHelp(
      "What goes there: warning (what changes), info (a line a run), debug (each source).",
      valueName: "level"))
  var logLevel: LogLevel?

  @Flag(help: "Print what was done as JSON.") var json = false
}

extension LogSettings.Format: ExpressibleByArgument {}

/// `Logger.Level` as an argument.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, notice, warning, error, critical

  var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}
