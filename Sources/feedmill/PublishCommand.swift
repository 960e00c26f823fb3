import ArgumentParser
import FoundationEssentials
import Pipeline

struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write output/ from what the store holds. Asks no source.",
    discussion: "A file whose bytes would not change is not touched. A hub of feedmill.yaml is told of changes.")

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Replace a feed even where it shrinks by more than max-shrink in feedmill.yaml.") var force = false
  @Flag(help: "Print what was done as JSON.") var json = false

  func run() async throws {
    let work = try Work(options)
    let summary = try work.publish(isForced: force)
    if !json { work.report(summary) }
    let hubs = try await work.tellHubs()
    if json {
      try Terminal.print(json: RunReport(publish: summary, hubs: hubs, seconds: work.seconds))
    } else {
      work.report(hubs)
      options.say("done in \(work.seconds) s")
    }
  }
}
