import ArgumentParser
import FoundationEssentials
import Pipeline
import Subscribing
import Syndication

struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Subscribe to feeds, by their addresses or those of their sites.",
    discussion: """
      A site's page is asked for its feeds; of several the one of its articles is taken. With --no-discover nothing \
      is asked and the address is taken as it is.

      Examples:
        feedmill add example.org
        feedmill add https://example.org/feed/ --group News --title 'The example'
        feedmill add samples/feed.xml
      """)

  @OptionGroup var options: ProjectOptions
  @Option(
    name: [.short, .long], help: ArgumentHelp("The group; Outer/Inner names one in another.", valueName: "group"),
    completion: SourceCompletion.groups)
  var group: String?
  @Option(name: [.short, .long], help: ArgumentHelp("The title, instead of the feed's own.", valueName: "title"))
  var title: String?
  @Flag(name: .customLong("no-discover"), help: "Take the address as it is, and ask no server.")
  var takesAsIs = false
  @Flag(help: "Print what was added as JSON.") var json = false
  @Argument(help: ArgumentHelp("Addresses of feeds or sites, or files.", valueName: "url")) var urls: [String]

  func validate() throws {
    if title != nil && urls.count > 1 { throw ValidationError("--title is for one feed at a time.") }
  }

  func run() async throws {
    let list = try options.readList()
    let groups = group.map { GroupPath.parse($0, in: list) } ?? []
    var wanted: [Subscription] = []
    var failures = 0
    for outcome in await outcomes(list) {
      switch outcome {
      case .failure(let refusal):
        failures += 1
        Terminal.complain(refusal.description)
      case .success(var subscription):
        subscription.groups = groups
        subscription.title = title ?? subscription.title
        if let refusal = refusal(of: subscription, list, wanted) {
          failures += 1
          Terminal.complain(refusal.description)
        } else {
          wanted.append(subscription)
        }
      }
    }
    if !wanted.isEmpty {
      let edited = try options.edit([.add(wanted)])
      try report(wanted, in: edited)
    }
    if failures > 0 { throw ExitStatus.failed }
  }

  private func report(_ added: [Subscription], in list: SubscriptionList) throws {
    guard !json else {
      let urls = Set(added.map(\.feedURL))
      return try Terminal.print(
        json: Subject.numbered(list.subscriptions).filter { urls.contains($0.subscription.feedURL) }
          .map(ListReport.init))
    }
    for subscription in added {
      let place = subscription.groups.isEmpty ? "" : " to \(GroupPath.text(subscription.groups))"
      options.say(Terminal.harmless("Added \(subscription.name)\(place)"))
    }
  }

  /// What became of each address, in the order given.
  private func outcomes(_ list: SubscriptionList) async -> [Result<Subscription, AddRefusal>] {
    var outcomes: [Result<Subscription, AddRefusal>] = []
    var search: FeedSearch?
    for text in urls {
      guard let address = Add.address(text) else {
        outcomes.append(.failure(.notAnAddress(text)))
        continue
      }
      if let known = Add.known(address, list) {
        outcomes.append(.failure(.known(address, known)))
      } else if takesAsIs {
        outcomes.append(.success(Subscription(address)))
      } else {
        do {
          if search == nil { search = try makeSearch() }
        } catch {
          outcomes.append(.failure(.notSearched(address, String(describing: error))))
          continue
        }
        guard let search else { continue }
        outcomes.append(await found(address, text, search))
      }
    }
    return outcomes
  }

  private func makeSearch() throws -> FeedSearch {
    let configuration = try Pipeline.Configuration(contentsOf: options.project.configuration)
    return FeedSearch(ask: configuration.ask(environment: ProcessInfo.processInfo.environment))
  }

  private func found(_ address: String, _ text: String, _ search: FeedSearch) async -> Result<Subscription, AddRefusal>
  {
    switch await search.search(address, isSchemeGuessed: !text.contains("://"), now: Date()) {
    case .nothing(let tried): return .failure(.nothingFound(text, tried))
    case .found(let found, let others):
      if options.verbose {
        for other in others {
          options.say(Terminal.harmless("  the page also names \(other.url)" + (other.title.map { " (\($0))" } ?? "")))
        }
      }
      return .success(Subscription(found.url, siteURL: found.siteURL, title: found.title))
    }
  }

  /// A file that is there is meant before a host of that name.
  static func address(_ text: String) -> String? {
    var isFolder = false
    if !text.contains("://"), FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), !isFolder {
      return URL(filePath: text).absoluteURL.resolvingSymlinksInPath().absoluteString
    }
    return FeedAddress.typed(text)
  }

  private func refusal(of subscription: Subscription, _ list: SubscriptionList, _ wanted: [Subscription]) -> AddRefusal?
  {
    if let known = Add.known(subscription.feedURL, list) { return .known(subscription.feedURL, known) }
    let key = FeedAddress.key(subscription.feedURL)
    return wanted.contains { FeedAddress.key($0.feedURL) == key } ? .twice(subscription.feedURL) : nil
  }

  private static func known(_ address: String, _ list: SubscriptionList) -> Subject.Candidate? {
    let key = FeedAddress.key(address)
    return Subject.numbered(list.subscriptions).first { FeedAddress.key($0.subscription.feedURL) == key }
  }
}
