import ArgumentParser
import Files
import FoundationEssentials
import Pipeline
import Publishing
import Storing
import Syndication

struct Preview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show what the rules of a publication keep and drop, and which rule does it.",
    discussion: """
      Looks at what the store holds. Writes nothing to output/.

      Examples:
        feedmill preview --dropped
        feedmill preview english --stories 100
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: "The publication's name in feedmill.yaml; without one, the main publication.") var name: String?
  @Option(help: "How many of the newest stories to look at.") var stories = 1_000
  @Flag(help: "Show only what is dropped.") var dropped = false
  @Flag(help: "Print it as JSON.") var json = false

  func validate() throws {
    guard stories > 0 else { throw ValidationError("--stories must be at least 1.") }
  }

  func run() throws {
    let project = options.project
    let publications = try Pipeline.Configuration(contentsOf: project.configuration).publications
    guard let publication = publications.first(where: { $0.name == name ?? "" }) else {
      let names = publications.dropFirst().map(\.name).joined(separator: ", ")
      throw ValidationError(
        "There is no publication '\(name ?? "")' in \(project.configuration); "
          + (names.isEmpty ? "it names none." : "there are: \(names)."))
    }
    let all = publication.selection.review(try project.storeToRead(now: Date()).stories(limit: stories)).map(
      PreviewReport.init)
    let shown = all.filter { !dropped || !$0.isKept }
    if json { return try Terminal.print(json: shown) }
    for report in shown { Terminal.print(report.line) }
    options.say("")
    var counts: [String: Int] = [:]
    for reason in all.compactMap(\.reason) { counts[reason, default: 0] += 1 }
    options.say("\(all.count { $0.isKept }) of \(all.count) stories kept")
    for (reason, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      options.say("  \(count)  \(Terminal.harmless(reason))")
    }
  }
}
