package import FoundationEssentials
import Parsing
package import Publishing
import Sanitizing
import Storing
package import Syndication

/// Documents turned into one output file without a project: a feed into another format, or several into one river.
package struct Conversion: Sendable {
  /// A document that is no feed.
  package struct NotAFeed: Error, Sendable, CustomStringConvertible {
    package var description: String
  }

  private let parser = FeedParser()
  private let sanitizer = Sanitizer()
  private let now: Date

  /// `now` stands in for the dates that a document does not give.
  package init(now: Date) {
    self.now = now
  }

  /// The feed of one document with all its entries in their order, as `publication` would publish them. Title, language
  /// and the like are the feed's own where the publication has none. Throws `NotAFeed`.
  package func convert(_ document: Document, to publication: Publication) throws -> [OutputFile] {
    let feed = try read(document)
    let source = feed.source
    var publication = publication
    publication.title = source.title?.value ?? publication.title
    publication.subtitle = publication.subtitle ?? source.subtitle?.value
    publication.language = publication.language ?? source.language
    publication.rights = publication.rights ?? source.rights?.value
    publication.home = publication.home ?? source.alternate
    publication.author = publication.author ?? source.authors.first
    if let id = source.id, AtomID.isLegal(id) { publication.id = publication.id ?? id }
    publication.selection.order = .given
    publication.limit = max(1, feed.entries.count)
    return render(stories(of: feed, at: document.url), as: publication)
  }

  /// The newest entries of all documents, merged as a refresh merges them. Throws `NotAFeed` or `StoreError`.
  package func merge(_ documents: [Document], to publication: Publication) throws -> [OutputFile] {
    let store = try Store.inMemory()
    let subscriptions = documents.map { Subscription($0.url) }
    try store.reconcile(subscriptions, now: now)
    for (document, subscription) in zip(documents, subscriptions) {
      _ = try save(feed: read(document), state: FetchState(), for: subscription, in: store, now: now)
    }
    return render(try store.stories(limit: publication.limit), as: publication)
  }

  private func read(_ document: Document) throws -> Feed {
    switch parser.parse(document) {
    case .feed(let feed, _): return sanitizer.sanitize(feed, feedURL: document.url)
    case .notAFeed(let reason): throw NotAFeed(description: "\(document.url): \(reason)")
    }
  }

  private func stories(of feed: Feed, at url: String) -> [Story] {
    let subscription = Subscription(url)
    var taken: Set<String> = []
    return feed.entries.map { entry in
      var id = entry.id ?? ""
      var attempt = 0
      while !AtomID.isLegal(id) || taken.contains(id) {
        id = AtomID.tag(feedURL: url, identity: EntryName(entry).identity, attempt: attempt)
        attempt += 1
      }
      taken.insert(id)
      let dates = HonestDates(entry, firstSeen: now)
      let member = Story.Member(entry, source: feed.source, subscription: subscription, firstSeen: now)
      return Story(id: id, published: dates.published, updated: dates.updated, members: [member])
    }
  }
}
