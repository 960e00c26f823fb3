import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show why entries are one story, with the evidence, and what nearly was.",
    discussion: """
      A wrong merge is undone with 'feedmill split', a missed one made with 'feedmill join'.

      Examples:
        feedmill explain https://example.org/2026/a-story
        feedmill explain '#17' --json
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("An address, an entry's or a story's id, or a number as #17.", valueName: "entry"))
  var entry: String
  @Flag(help: "Print it as JSON.") var json = false

  func run() throws {
    let store = try options.project.storeToRead(now: Date())
    let explanations = try explain(entry, in: store)
    if json { return try Terminal.print(json: explanations.map(ExplanationReport.init)) }
    for explanation in explanations { print(explanation) }
  }

  private func print(_ explanation: Explanation) {
    let held = explanation.isHeldBack ? ", held back" : ""
    write("Story \(explanation.id), published \(explanation.published.formatted(.iso8601))\(held)")
    for member in explanation.members {
      let notes = [member.isPrimary ? "its words are published" : nil, member.isBeginner ? "began a story" : nil]
      let note = notes.compactMap(\.self).joined(separator: ", ")
      write("  \(member.entry)" + (note.isEmpty ? "" : " (\(note))"))
      if let url = member.entry.url { write("      \(url)") }
    }
    if !explanation.evidence.isEmpty { write("Why they are one:") }
    for evidence in explanation.evidence { write("  #\(evidence.entry) and #\(evidence.other): \(evidence.reason)") }
    if !explanation.nearMisses.isEmpty { write("What is near, and stays apart:") }
    for miss in explanation.nearMisses { write("  \(miss.entry), beside #\(miss.member.row): \(miss.reason)") }
  }

  private func write(_ line: String) {
    Terminal.print(Terminal.wrapped(Terminal.harmless(line), width: Terminal.width))
  }
}
