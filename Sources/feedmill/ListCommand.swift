import ArgumentParser
import Files
import Subscribing
import Syndication

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the subscriptions, numbered.",
    discussion: """
      The numbers name sources in other commands until the list changes.

      Examples:
        feedmill list
        feedmill list --group News
        feedmill list --urls | wc -l
      """)

  @OptionGroup var options: ProjectOptions
  @Option(
    help: ArgumentHelp("Only the sources of this group and the groups in it.", valueName: "group"),
    completion: SourceCompletion.groups)
  var group: String?
  @Flag(help: "Print addresses only, one a line.") var urls = false
  @Flag(help: "Print it as JSON.") var json = false

  func validate() throws {
    if urls && json { throw ValidationError("--urls and --json are two ways to print; choose one.") }
  }

  func run() throws {
    let list = try options.readList()
    var sources = Subject.numbered(list.subscriptions)
    if let group {
      let path = GroupPath.parse(group, in: list)
      sources = sources.filter { $0.subscription.groups.starts(with: path) }
    }
    if json {
      try Terminal.print(json: sources.map(ListReport.init))
    } else if urls {
      StandardStream.output.write(sources.map { $0.subscription.feedURL + "\n" }.joined())
    } else if sources.isEmpty {
      if group != nil {
        options.say("No source in that group")
      } else if list.inclusions.isEmpty {
        options.say("No source yet: feedmill add URL")
      }
    } else {
      table(sources).print()
    }
    guard group == nil, !json, !urls else { return }
    for inclusion in list.inclusions {
      options.say(Terminal.harmless("And the feeds of the list \(inclusion.url)"))
    }
  }

  private func table(_ sources: [Subject.Candidate]) -> Table {
    var table = Table([
      Table.Column(title: "#", isNumber: true), Table.Column(title: "Title"), Table.Column(title: "Group", least: 8),
      Table.Column(title: "Address", least: 20),
    ])
    for source in sources {
      let subscription = source.subscription
      let title = subscription.title ?? ""
      table.add([
        "\(source.number)", subscription.isPaused ? "(paused) " + title : title, GroupPath.text(subscription.groups),
        subscription.shownURL,
      ])
    }
    return table
  }
}
