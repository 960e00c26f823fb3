import ArgumentParser

/// Which sources a refresh asks.
struct RefreshOptions: ParsableArguments {
  @Flag(help: "Ask every source now, due or not. A server that asked for silence is still left alone.")
  var force = false
}
