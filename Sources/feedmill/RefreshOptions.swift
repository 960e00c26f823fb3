import ArgumentParser

/// Which sources a refresh asks, and for how long.
struct RefreshOptions: ParsableArguments {
  @Flag(help: "Ask every source now, due or not. A server that asked for silence is still left alone.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Ask no more sources after this long, and give up two seconds later what has not come; they stay due.",
      valueName: "time"))
  var deadline: Span?

  @Flag(help: "Speak of every failure, and end with exit code 3 for any.")
  var strict = false
}
