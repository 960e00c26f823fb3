import Files
import FoundationEssentials

/// Emphasis by terminal sequences, where standard output is a terminal that shows them and nobody minds
/// (https://no-color.org).
enum Style {
  private static let isOn: Bool = {
    let environment = ProcessInfo.processInfo.environment
    guard environment["NO_COLOR", default: ""].isEmpty, environment["TERM"] != "dumb" else { return false }
    // The flag of `ProjectOptions`; asked here so that nobody has to hand it on to every line.
    guard !CommandLine.arguments.contains("--no-color") else { return false }
    return StandardStream.output.isTerminal
  }()

  static func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
