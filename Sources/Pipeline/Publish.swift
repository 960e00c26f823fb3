package import Publishing
package import Storing
import Syndication

/// The stories of the store, written as the files of a publication.
package struct Publish: Sendable {
  private let publication: Publication
  private let folder: OutputFolder

  package init(_ publication: Publication, into folder: OutputFolder) {
    self.publication = publication
    self.folder = folder
  }

  /// Throws `StoreError` where the store fails and `OutputError` where a file cannot be written; the old files stay.
  package func run(from store: Store) throws -> PublishSummary {
    var publication = publication
    // An id that came from the title or the address must survive a change of either.
    if publication.id == nil { publication.id = try store.constant("feed-id", firstly: publication.feedID) }
    let stories = try store.stories(limit: publication.limit)
    let replacements = try folder.replace(render(stories, as: publication))
    return PublishSummary(
      stories: stories.count, merged: stories.count { $0.members.count > 1 }, folder: folder.path,
      files: replacements.map { PublishSummary.File(path: $0.path, outcome: $0.outcome.rawValue) })
  }
}
