import ArgumentParser
import FoundationEssentials
import Pipeline

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write output/ from what the store holds. Asks no one.",
    discussion: "A file whose bytes would not change is not touched.")

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Replace a feed even where it shrinks by more than max-shrink in feedmill.yaml.") var force = false
  @Flag(help: "Print what was done as JSON.") var json = false

  func run() throws {
    let work = try Work(options)
    let summary = try work.publish(isForced: force)
    if json { return try Terminal.print(json: RunReport(refresh: nil, publish: summary, seconds: work.seconds)) }
    work.report(summary)
  }
}
