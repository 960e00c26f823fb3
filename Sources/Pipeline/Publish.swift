package import Publishing
package import Storing
import Syndication

/// The stories of the store, written as the files of every publication.
package struct Publish: Sendable {
  private let publications: [Publication]
  private let templates: Templates
  private let folder: OutputFolder
  private let settings: UInt64?

  /// The first publication is the main one.
  ///
  /// - Parameter settings: equal where all but the store that decides what is published is equal
  ///   (`Project.publishingKey`). A publish that would write what is there already is then known without being made. Nil:
  ///   it is made in any case.
  package init(
    _ publications: [Publication], by templates: Templates = .standard, into folder: OutputFolder,
    settings: UInt64? = nil
  ) {
    self.publications = publications
    self.templates = templates
    self.folder = folder
    let isKnown = folder.codings.isEmpty && !publications.contains(where: \.hasArchive)
    self.settings = isKnown ? settings : nil
  }

  /// Throws `StoreError` where the store fails and `OutputError` where a file cannot be written; the old files stay.
  ///
  /// `isForced`: a feed may shrink as it likes. `progress` gets the number of files that were looked after so far.
  package func run(
    from store: Store, isForced: Bool = false, progress: (Int) -> Void = { _ in }
  ) throws -> PublishSummary {
    if let settings, !isForced, let text = try store.edition(settings: settings),
      let summary = Edition(text)?.summary(in: folder.path)
    {
      return summary
    }
    let summary = try publish(from: store, isForced: isForced, progress)
    if let settings, let edition = Edition(summary) { try store.keep(edition: edition.text, settings: settings) }
    return summary
  }

  private func publish(from store: Store, isForced: Bool, _ progress: (Int) -> Void) throws -> PublishSummary {
    // Before the first file: what a kill leaves half published keeps its ids.
    try store.announce()
    var neighbours = try PublishNeighbours(in: folder, of: store)
    try neighbours.removeUnwanted()
    let sources = try store.statuses(countsEntries: false).map(SourceHealth.init)
    let retractions = try store.hidings(limit: 3_000).map { Retraction($0.id, when: $0.since) }
    var river = River(store)
    var topics: [HubTopic] = []
    var summary = PublishSummary(stories: 0, merged: 0, folder: folder.path, files: [])
    for (index, publication) in publications.enumerated() {
      var publication = try identified(publication, in: store)
      publication.retractions = retractions
      if publication.hasArchive {
        // Before the feed that leads to it.
        let archive = try Archive(of: publication, in: folder).extend(from: store, &neighbours) {
          progress(summary.files.count + $0)
        }
        publication.newestPage = archive.newest
        summary.files += archive.written.map { PublishSummary.File(path: $0.path, outcome: $0.outcome.rawValue) }
      }
      let stories = try publication.selection.select(river.stories(for: publication))
      let files = render(stories, as: publication, sources: sources, by: templates)
      try neighbours.expect(besides: files.map(\.path))
      let replacements = try folder.replace(files, maximumShrink: isForced ? nil : publication.maximumShrink)
      progress(summary.files.count + files.count)
      topics += publication.topics(of: files)
      summary.files += replacements.map { PublishSummary.File(path: $0.path, outcome: $0.outcome.rawValue) }
      guard index == 0 else { continue }
      summary.stories = stories.count
      summary.merged = stories.count { $0.members.count > 1 }
    }
    try store.publish(topics)
    return summary
  }

  /// An id that came from the title or the address must survive a change of either.
  private func identified(_ publication: Publication, in store: Store) throws -> Publication {
    guard publication.id == nil else { return publication }
    var publication = publication
    let name = publication.name.isEmpty ? "feed-id" : "feed-id " + publication.name
    publication.id = try store.constant(name, firstly: publication.feedID)
    return publication
  }
}

extension Publication {
  /// The feed documents among `files` that hubs are to know of.
  fileprivate func topics(of files: [OutputFile]) -> [HubTopic] {
    files.filter { [.atom, .rss, .json].contains($0.format) }.flatMap { file in
      guard let topic = publicAddress(of: file.format) else { return [HubTopic]() }
      let document = StableHash.of(file.bytes)
      return hubs.map { HubTopic(hub: $0, topic: topic, document: document) }
    }
  }
}

extension SourceHealth {
  fileprivate init(_ status: Storing.Status) {
    self.init(status.subscription, state: status.state, feedTitle: status.feedTitle, newest: status.newest)
  }
}
