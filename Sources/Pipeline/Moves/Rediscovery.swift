import Fetching
package import FoundationEssentials
package import Storing
import Subscribing
import Syndication

/// Looks for lost feeds on the pages of their sites, and stores what it finds for the owner to accept.
///
/// A page in place of the feed for three days, or no feed for two weeks, makes a source lost. Its site is asked once a
/// week at most, and less often each time that brings nothing.
package struct Rediscovery: Sendable {
  /// Searches in one run. 5.
  package var searches = 5
  /// Seconds between two searches for one source; doubles with each, up to sixteen times as long. 7 days.
  package var interval: Double = 7 * 86400
  /// Feeds of the page, or else usual addresses, that a search asks for. 3.
  package var patience = 3

  private let ask: Refresh.Ask

  package init(ask: @escaping Refresh.Ask) { self.ask = ask }

  /// Throws `StoreError`.
  package func run(in store: Store, now: Date) async throws {
    let lost = try store.missing([Fetch.Failure.notAFeed, .notFound, .gone].map(\.rawValue))
      .filter { isLost($0.followed.state, now: now) && isDue($0, now: now) }
    guard !lost.isEmpty else { return }
    let known = Set(try store.followed().map { FeedAddress.key($0.subscription.feedURL) })
    try await withThrowingTaskGroup(of: (String, Proposal?).self) { group in
      for missing in lost.prefix(searches) {
        group.addTask {
          (missing.followed.subscription.feedURL, await proposal(for: missing, except: known, now: now))
        }
      }
      for try await (feedURL, proposal) in group where !Task.isCancelled {
        try store.note(proposal, for: feedURL, searched: now)
      }
    }
  }

  private func isDue(_ missing: Missing, now: Date) -> Bool {
    guard let searched = missing.searched, let since = missing.followed.state.failingSince, searched >= since else {
      return true
    }
    let pause = interval * Double(1 << min(max(missing.searches - 1, 0), 4))
    return now.timeIntervalSince(searched) >= pause
  }

  private func proposal(for missing: Missing, except known: Set<String>, now: Date) async -> Proposal? {
    guard let page = sitePage(of: missing) else { return nil }
    let search = FeedSearch(patience: patience, ask: ask)
    guard case .found(let found, _) = await search.search(page, now: now),
      !known.contains(FeedAddress.key(found.url))
    else { return nil }
    return Proposal(found.url, title: found.title, found: now)
  }

  /// What the list says, else what the feed said, else the host's first page. Only of the web: a feed's word must not
  /// open a file.
  private func sitePage(of missing: Missing) -> String? {
    let subscription = missing.followed.subscription
    let addresses = [subscription.siteURL, missing.siteURL, root(of: subscription.feedURL)]
    return addresses.compactMap { $0 }.first { address in
      let scheme = IRI(address).scheme
      return scheme == "http" || scheme == "https"
    }
  }

  private func root(of feedURL: String) -> String? {
    let iri = IRI(feedURL)
    guard let scheme = iri.scheme, let authority = iri.authority else { return nil }
    return "\(scheme)://\(authority.split(separator: "@").last ?? "")/"
  }
}
