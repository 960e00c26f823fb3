import ArgumentParser
import Pipeline

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a project: feeds.opml, a commented feedmill.yaml and output/.",
    discussion: """
      What is there already is left as it is.

      Example:
        feedmill init --directory planet && cd planet && feedmill add example.org && feedmill run
      """)

  @OptionGroup var options: ProjectOptions

  func run() throws {
    let project = options.project
    let made = try project.initialize()
    if made.isEmpty {
      options.say("\(project.directory) is a project already; nothing was changed.")
      return
    }
    options.say("Made " + made.joined(separator: ", "))
    options.say("Next: feedmill add URL, then feedmill run")
  }
}
