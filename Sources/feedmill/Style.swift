import ArgumentParser
import Files
import FoundationEssentials

/// Colour by meaning, where a stream is a terminal that shows it and nobody minds (https://no-color.org).
enum Style {
  /// What `--color` says.
  enum Choice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  /// Of the 16 colours that a person's terminal maps to what can be read on its background.
  enum Meaning: String {
    case strong = "1"
    case faint = "2"
    case ok = "32"
    case warning = "33"
    case failure = "31"
  }

  /// The options of `ProjectOptions`; asked here so that nobody has to hand them on to every line.
  private static let choice: Choice = {
    let arguments = CommandLine.arguments.prefix { $0 != "--" }
    if arguments.contains("--no-color") { return .never }
    guard let index = arguments.lastIndex(where: { $0 == "--color" || $0.hasPrefix("--color=") }) else { return .auto }
    let argument = arguments[index]
    let word = argument == "--color" ? arguments.dropFirst(index + 1).first : String(argument.dropFirst(8))
    return word.flatMap(Choice.init) ?? .auto
  }()

  private static func isOn(_ stream: StandardStream) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb" && stream.isTerminal
    }
  }

  private static let isOutputOn = isOn(.output)
  private static let isErrorOn = isOn(.error)

  /// `text` as it is, where `stream` shows no colour.
  static func paint(_ text: String, _ meaning: Meaning, on stream: StandardStream = .output) -> String {
    guard stream == .error ? isErrorOn : isOutputOn, !text.isEmpty else { return text }
    return "\u{1B}[\(meaning.rawValue)m\(text)\u{1B}[0m"
  }

  static func bold(_ text: String) -> String { paint(text, .strong) }
}
