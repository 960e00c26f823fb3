import ArgumentParser
import FoundationEssentials
import Pipeline
import Subscribing

struct Discover: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Show the feeds that a page names, the one that 'add' would take first.",
    discussion: """
      Example:
        feedmill discover example.org
      """)

  @OptionGroup var options: ProjectOptions
  @Flag(help: "Print them as JSON.") var json = false
  @Argument(help: ArgumentHelp("The page.", valueName: "url")) var url: String

  func run() async throws {
    guard let address = Add.address(url) else { throw AddRefusal.notAnAddress(url) }
    let configuration = try Pipeline.Configuration(contentsOf: options.project.configuration)
    let search = FeedSearch(ask: configuration.ask(environment: ProcessInfo.processInfo.environment))
    let feeds: [DiscoverReport]
    switch await search.discover(address, now: Date()) {
    case .feed(let found): feeds = [DiscoverReport(found)]
    case .page(let discovered): feeds = discovered.map(DiscoverReport.init)
    case .failure(let words):
      Terminal.complain(words)
      throw ExitStatus.failed
    }
    if json {
      try Terminal.print(json: feeds)
    } else if !feeds.isEmpty {
      var table = Table([
        Table.Column(title: "Address", least: 30), Table.Column(title: "Title"),
        Table.Column(title: "Found as", least: 8),
      ])
      for feed in feeds { table.add([feed.url, feed.title ?? "", feed.evidence]) }
      table.print()
    }
    if feeds.isEmpty {
      Terminal.complain("\(address) names no feed; 'feedmill add \(url)' tries the usual addresses")
      throw ExitStatus.failed
    }
  }
}
