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
  enum Meaning: String, CaseIterable {
    case strong = "1"
    case faint = "2"
    case ok = "32"
    case warning = "33"
    case failure = "31"
  }

  /// The options of `ProjectOptions`; asked here so that nobody has to hand them on to every line.
  private static let choice: Choice = {
    let arguments = ProcessArguments.all.prefix { $0 != "--" }
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

  /// `line` made harmless, but for the sequences that `paint` makes and the isolates of `DisplayWidth.isolated`.
  static func keepingColours(_ line: String) -> String {
    func harmless(_ text: some StringProtocol) -> String {
      Terminal.harmless(String(text), keepingLines: true, kept: 0x2068...0x2069)
    }
    guard line.utf8.contains(0x1B) else { return harmless(line) }
    var safe = ""
    var rest = line[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      safe += harmless(rest[..<escape])
      rest = rest[escape...]
      let sequence = sequences.first { rest.hasPrefix($0) } ?? ""
      safe += sequence.isEmpty ? "\u{FFFD}" : sequence
      rest = rest.dropFirst(max(1, sequence.count))
    }
    return safe + harmless(rest)
  }

  static func withoutColours(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    return sequences.reduce(text) { $0.replacing($1, with: "") }
  }

  private static let sequences = (Meaning.allCases.map(\.rawValue) + ["0"]).map { "\u{1B}[\($0)m" }
}
