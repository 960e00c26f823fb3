import ArgumentParser
import Files
import Pipeline
import Subscribing
import Syndication

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over the subscriptions of another reader, with their groups.",
    discussion: """
      Reads OPML (NetNewsWire, FreshRSS, Miniflux, Feedly, Liferea and most others), newsboat's 'urls' and Planet \
      Venus' config.ini. Only http and https are followed; what is subscribed to already is passed over.

      Examples:
        feedmill import Subscriptions.opml
        feedmill import ~/.newsboat/urls --group Newsboat
        feedmill import --venus planet/config.ini
      """)

  @OptionGroup var options: ProjectOptions
  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"), completion: .file()) var path:
    String
  @Option(
    name: [.short, .long], help: ArgumentHelp("Put them all into this group.", valueName: "group"),
    completion: SourceCompletion.groups)
  var group: String?
  @Flag(help: "The file is a config.ini of Planet Venus or Planet.") var venus = false
  @Flag(help: "Say what would be added, and add nothing.") var dryRun = false

  func run() throws {
    let name = path == "-" ? "standard input" : path
    let limits = SubscriptionList.Limits()
    let bytes =
      path == "-"
      ? StandardStream.input.readAll(limit: limits.bytes) : try WholeFile.read(path, limit: limits.bytes)
    let foreign = try ForeignList(bytes, file: name, format: venus ? .venus : nil, limits: limits)
    options.tell(foreign.remarks)
    if !Folder.fileExists(options.project.subscriptionList), !dryRun { _ = try options.project.initialize() }
    let list = try options.readList()
    let outer = group.map { GroupPath.parse($0, in: list) } ?? []
    let known = Set(list.subscriptions.map { FeedAddress.key($0.feedURL) })
    var added: [Subscription] = []
    for var subscription in foreign.subscriptions where !known.contains(FeedAddress.key(subscription.feedURL)) {
      subscription.groups = outer + subscription.groups
      added.append(subscription)
    }
    if !added.isEmpty, !dryRun { try options.edit([.add(added)]) }
    report(added, foreign)
  }

  private func report(_ added: [Subscription], _ foreign: ForeignList) {
    if options.verbose || dryRun {
      for subscription in added { options.say(Terminal.harmless("  " + subscription.name)) }
    }
    let known = foreign.subscriptions.count - added.count
    options.say(
      (dryRun ? "Would add " : "Added ") + Words.count(added.count, "source")
        + (known > 0 ? "; \(known) \(known == 1 ? "was" : "were") subscribed to already" : ""))
    for inclusion in foreign.inclusions {
      Terminal.complain(
        Terminal.harmless("\(inclusion.url) is another list; download it and import it too"), prefix: "note: ")
    }
    guard venus, !foreign.settings.isEmpty else { return }
    options.say("Settings of Planet Venus, for feedmill.yaml:")
    for line in VenusSettings.lines(foreign.settings) { options.say(Terminal.harmless("  " + line)) }
  }
}
