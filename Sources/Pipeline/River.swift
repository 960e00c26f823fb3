import Publishing
import Storing
import Syndication

/// The stories of the store for publications that need more or fewer of them.
///
/// A selection by rules is decided by the newest stories alone, as many as it takes to fill it, so only those are read.
struct River {
  private let store: Store
  private var stories: [Story] = []
  private var isWhole = false

  init(_ store: Store) {
    self.store = store
  }

  /// Stories from which `publication` gives what it would give from all. Throws `StoreError`.
  mutating func stories(for publication: Publication) throws -> [Story] {
    let selection = publication.selection
    if selection.order == .updated {
      try read(nil)
      return stories
    }
    var count = publication.limit
    while true {
      try read(count)
      let isFilled = selection.review(stories).count { $0.verdict.isKept } >= publication.limit
      if isWhole || isFilled { return stories }
      count = max(1_000, stories.count * 4)
    }
  }

  private mutating func read(_ limit: Int?) throws {
    if isWhole || limit ?? .max <= stories.count { return }
    stories = try store.stories(limit: limit)
    isWhole = limit.map { stories.count < $0 } ?? true
  }
}
