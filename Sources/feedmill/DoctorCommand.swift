import ArgumentParser
import FoundationEssentials
import Pipeline

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the set-up: the list, the settings, the store, the folders, the machine.",
    discussion: """
      Each check is a line; what is not as it should be says what to do. --fix does what loses nothing: it makes \
      output/, removes unfinished files, makes a damaged search index anew, empties an overgrown log, takes from \
      strangers the right to write.

      Exit code 1 says that something is an error.

      Examples:
        feedmill doctor
        feedmill doctor --fix
      """)

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Read the whole store, its indexes too: takes as long as reading the file.") var full = false
  @Flag(help: "Ask one source for its feed.") var network = false
  @Flag(help: "Mend what can be mended without a loss.") var fix = false
  @Flag(help: "Print it as JSON.") var json = false

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    var checks = try await examine(environment)
    if fix, checks.contains(where: { $0.mend != nil }) {
      try mendAll(checks)
      checks = try await examine(environment)
    }
    if json {
      try Terminal.print(json: checks.map(CheckReport.init))
    } else {
      for check in checks { print(check) }
      let mendable = checks.count { $0.mend != nil }
      if mendable > 0 { options.say("--fix mends \(mendable) of these") }
    }
    if checks.contains(where: { $0.result == .error }) { throw ExitStatus.failed }
  }

  private func examine(_ environment: [String: String]) async throws -> [Check] {
    let checkup = Checkup(options.project, isFull: full, now: Date())
    var checks = checkup.run(environment: environment)
    if network { checks.append(await checkup.network(environment: environment)) }
    return checks
  }

  private func mendAll(_ checks: [Check]) throws {
    // A run that is under way may be using what would be mended.
    let lock = try options.project.lock()
    for case (let check, let mend?) in checks.map({ ($0, $0.mend) }) {
      do {
        try Pipeline.mend(mend, in: options.project)
        if !json { options.say(Terminal.harmless("mended  \(check.name): \(check.message)")) }
      } catch {
        Terminal.complain("\(check.name) could not be mended: \(error)")
      }
    }
    _ = consume lock
  }

  private func print(_ check: Check) {
    let mark = check.result.rawValue + String(repeating: " ", count: 7 - check.result.rawValue.count)
    options.say(
      (check.result == .ok ? mark : Style.bold(mark)) + " " + Terminal.harmless("\(check.name): \(check.message)"))
    if let advice = check.advice { options.say("        next: " + Terminal.harmless(advice)) }
  }
}
