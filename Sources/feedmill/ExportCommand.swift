import ArgumentParser
import Files
import Subscribing

struct Export: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case opml
    case newsboat
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the subscriptions for another reader.",
    discussion: """
      OPML is what NetNewsWire, FreshRSS, Miniflux, Feedly and most others import; newsboat takes it too, or its own \
      'urls' file. Groups and titles are kept; what is Feedmill's own is left out.

      Examples:
        feedmill export > subscriptions.opml
        feedmill export --format newsboat > ~/.newsboat/urls
      """)

  @OptionGroup var options: ProjectOptions
  @Option(help: ArgumentHelp("opml or newsboat.", valueName: "format")) var format = Format.opml

  func run() throws {
    let list = try options.readList()
    let bytes =
      switch format {
      case .opml: try SubscriptionList.export(list.subscriptions, title: list.title)
      case .newsboat: SubscriptionList.exportUrls(list.subscriptions)
      }
    StandardStream.output.write(String(decoding: bytes, as: UTF8.self))
  }
}
