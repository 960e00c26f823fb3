package import FoundationEssentials
import Parsing
import Sanitizing
package import Subscribing
package import Syndication

/// From an address that a person typed to the feeds that can be followed.
///
///     ask | is it a feed? | else the page's links | else the usual paths | ask those in turn
package struct FeedSearch: Sendable {
  /// A feed that was asked for and read.
  package struct Found: Sendable, Hashable {
    package var url: String
    /// The feed's own, without markup.
    package var title: String?
    package var siteURL: String?
    package var format: Feed.Format
    package var entries: Int
  }

  package enum Result: Sendable, Hashable {
    /// The one that a reader most likely wants, and what else the page names, not asked for.
    case found(Found, others: [DiscoveredFeed])
    /// A sentence for each address that was tried, in order.
    case nothing([String])
  }

  private let ask: Refresh.Ask
  private let parser = FeedParser()
  /// Feeds of a page, and then usual paths, that are asked for before the search gives up.
  private let patience: Int

  package init(patience: Int = 6, ask: @escaping Refresh.Ask) {
    self.ask = ask
    self.patience = patience
  }

  /// - Parameter address: absolute, as `FeedAddress.typed` gives it.
  /// - Parameter isSchemeGuessed: nobody said https; if it is not answered, http is asked too.
  package func search(_ address: String, isSchemeGuessed: Bool = false, now: Date) async -> Result {
    var tried: [String] = []
    switch await look(at: address, now: now) {
    case .feed(let found): return .found(found, others: [])
    case .page(let document, let reason):
      return await search(document, &tried, reason: "\(document.url): \(reason)", now: now)
    case .failure(let failure, let words):
      tried.append("\(address): \(words)")
      guard isSchemeGuessed, address.hasPrefix("https:"), [.connection, .tls, .timeout].contains(failure) else {
        return .nothing(tried)
      }
    }
    let plain = "http:" + address.dropFirst("https:".count)
    switch await search(plain, now: now) {
    case .nothing(let more): return .nothing(tried + more)
    case let result: return result
    }
  }

  /// The feeds that the page at an address names, and the address itself if it is a feed; none is asked for but it.
  package func discover(_ address: String, now: Date) async -> Discovered {
    switch await look(at: address, now: now) {
    case .feed(let found): .feed(found)
    case .page(let document, _):
      .page(Discovery.feeds(ofPage: document.bytes, contentType: document.contentType, url: document.url))
    case .failure(_, let words): .failure("\(address): \(words)")
    }
  }

  package enum Discovered: Sendable, Hashable {
    case feed(Found)
    case page([DiscoveredFeed])
    case failure(String)
  }

  private enum Look {
    case feed(Found)
    case page(Document, reason: String)
    case failure(Fetch.Failure, String)
  }

  private func look(at address: String, now: Date) async -> Look {
    let fetch = await ask(Subscription(address), FetchState(), now)
    switch fetch.outcome {
    case .failure(let failure, let words): return .failure(failure, words)
    // An answer to a question that was not asked; there is no body to read.
    case .unmodified: return .failure(.notAFeed, "the server sent no content")
    case .document(let document):
      switch parser.parse(document) {
      case .notAFeed(let reason): return .page(document, reason: reason)
      case .feed(let feed, _):
        return .feed(found(feed, at: fetch.permanentURL ?? address))
      }
    }
  }

  private func found(_ feed: Feed, at url: String) -> Found {
    let title = feed.source.title.map { Sanitizer().plainText($0) }
    return Found(
      url: url, title: title.flatMap { $0.isEmpty ? nil : $0 }, siteURL: feed.source.alternate, format: feed.format,
      entries: feed.entries.count)
  }

  private func search(_ page: Document, _ tried: inout [String], reason: String, now: Date) async -> Result {
    tried.append(reason)
    // A page that names itself has just been asked for.
    let named = Discovery.feeds(ofPage: page.bytes, contentType: page.contentType, url: page.url)
      .filter { $0.url != page.url }
    for (index, feed) in named.prefix(patience).enumerated() {
      switch await look(at: feed.url, now: now) {
      case .feed(var found):
        found.title = found.title ?? feed.title
        var others = named
        others.remove(at: index)
        return .found(found, others: others)
      case .page(_, let reason): tried.append("\(feed.url): \(reason)")
      case .failure(_, let words): tried.append("\(feed.url): \(words)")
      }
    }
    guard named.isEmpty else { return .nothing(tried) }
    for url in Discovery.candidates(for: page.url).prefix(patience) {
      switch await look(at: url, now: now) {
      case .feed(let found): return .found(found, others: [])
      case .page(_, let reason): tried.append("\(url): \(reason)")
      case .failure(_, let words): tried.append("\(url): \(words)")
      }
    }
    return .nothing(tried)
  }
}
