import Pipeline
import Syndication

/// A manual page in mdoc(7).
struct ManualPage {
  private var lines: [String] = []
  /// Options that every command of a project takes, which are told once.
  private static let common: Set<String> = ["directory", "quiet", "verbose", "color", "no-color", "help", "version"]

  init(_ tool: ToolDescription.Command) {
    let commands = (tool.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    // The day of the version's making would differ from build to build.
    lines += [".Dd $Mdocdate$", ".Dt FEEDMILL 1", ".Os", ".Sh NAME", ".Nm feedmill"]
    lines += [".Nd many feeds in, one clean feed out"]
    lines += [".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar option ...", ".Op Ar argument ..."]
    lines += [".Sh DESCRIPTION"]
    let discussion = tool.discussion ?? ""
    prose(String(discussion[..<(discussion.firstRange(of: "Exit codes:")?.lowerBound ?? discussion.endIndex)]))
    lines += [".Pp", "The options that every command takes which works in a project:"]
    options(commands.first { $0.commandName == "run" }?.arguments?.filter(ManualPage.isCommon) ?? [])
    lines += [".Sh COMMANDS"]
    for command in commands { describe(command) }
    lines += [".Sh ENVIRONMENT", ".Bl -tag -width Ds"]
    for (name, words) in ManualPage.environment { lines += [".It Ev \(name)"] + sentences(words) }
    lines += [".El", ".Sh FILES", ".Bl -tag -width Ds"]
    for (path, words) in ManualPage.files { lines += [".It Pa \(ManualPage.escaped(path))"] + sentences(words) }
    lines += [".El", ".Sh EXIT STATUS", ".Bl -tag -width Ds"]
    for (code, meaning) in ExitStatus.meanings { lines += [".It \(code)"] + sentences(meaning) }
    lines += [".El", ".Sh STANDARDS"]
    prose("RSS 0.90 to 2.0, Atom 1.0 (RFC 4287), JSON Feed 1.1, OPML 2.0, HTTP (RFC 9110, RFC 9111).")
  }

  var text: String { lines.joined(separator: "\n") }

  private static let files = [
    ("feeds.opml", "The subscriptions. Yours to edit by hand too."),
    ("feedmill.yaml", "Settings, all optional; 'feedmill init' writes one with every key, commented."),
    ("output/", "What is published."), (".feedmill/", "The state: the store, the lock, copies of included lists."),
    ("templates/", "Templates of your own for the pages in output/."),
  ]

  private static let environment = [
    ("NO_COLOR", "Where it is set and not empty, nothing is coloured."),
    ("SSL_CERT_FILE", "A bundle of certificate authorities in place of the system's."),
  ]

  private mutating func describe(_ command: ToolDescription.Command) {
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    let own = arguments.filter { !ManualPage.isCommon($0) && $0.kind != "positional" }
    lines += [".Ss \(command.commandName)", ".Nm feedmill \(command.commandName)"]
    if arguments.contains(where: { $0.kind != "positional" }) { lines += [".Op Ar option ..."] }
    for argument in arguments where argument.kind == "positional" {
      let name = ManualPage.escaped(argument.valueName ?? "") + (argument.isRepeating ? " ..." : "")
      lines += [argument.isOptional ? ".Op Ar \(name)" : ".Ar \(name)"]
    }
    lines += [".Pp"]
    prose(command.abstract ?? "")
    if let discussion = command.discussion { paragraph(); prose(discussion) }
    options(own)
  }

  private static func isCommon(_ argument: ToolDescription.Argument) -> Bool {
    argument.names?.contains { common.contains($0.name) } ?? false
  }

  private mutating func options(_ arguments: [ToolDescription.Argument]) {
    guard !arguments.isEmpty else { return }
    lines += [".Bl -tag -width Ds"]
    for argument in arguments {
      let names = (argument.names ?? []).map { name in
        "Fl " + (name.kind == "long" ? "\\-" : "") + ManualPage.escaped(name.name)
      }
      let value = argument.kind == "option" ? " Ar \(ManualPage.escaped(argument.valueName ?? "value"))" : ""
      lines += [".It " + names.joined(separator: " , ") + value]
      lines += sentences(argument.abstract ?? "")
    }
    lines += [".El"]
  }

  /// Paragraphs, and what is indented as it stands.
  private mutating func prose(_ text: String) {
    var isLiteral = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        if !isLiteral { lines += [".Bd -literal -offset indent -compact"] }
        isLiteral = true
        lines.append(ManualPage.guarded(ManualPage.escaped(String(line.dropFirst(2)))))
        continue
      }
      if isLiteral { lines += [".Ed"] }
      isLiteral = false
      if line.allSatisfy(\.isWhitespace) { paragraph() } else { lines += sentences(String(line)) }
    }
    if isLiteral { lines += [".Ed"] }
    while lines.last == ".Pp" { lines.removeLast() }
  }

  private mutating func paragraph() {
    if lines.last != ".Pp", lines.last?.hasPrefix(".S") == false { lines.append(".Pp") }
  }

  /// A sentence begins a line: mdoc then sets the space between them. No line is longer than 78 columns.
  private func sentences(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let word = ManualPage.escaped(String(word))
      if !line.isEmpty, line.hasSuffix(".") || line.utf8.count + word.utf8.count > 77 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).filter { !$0.isEmpty }.map(ManualPage.guarded)
  }

  /// A line of text that roff does not take for a request.
  private static func guarded(_ line: String) -> String { line.hasPrefix(".") ? "\\&" + line : line }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "\t": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
