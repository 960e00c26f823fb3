import Publishing
import Storing
import Syndication

/// The stories of the store for publications that need more or fewer of them.
///
/// A selection by rules is decided by the newest stories alone, as many as it takes to fill it, so only those are read.
struct River {
  /// Stories that a selection looks at, at most: rules that hardly ever fit must not read the whole store into memory.
  private static let reach = 10_000

  private let store: Store
  private var stories: [Story] = []
  private var isWhole = false

  init(_ store: Store) {
    self.store = store
  }

  /// Stories from which `publication` gives what it would give from the newest ten thousand. Throws `StoreError`.
  mutating func stories(for publication: Publication) throws -> [Story] {
    let selection = publication.selection
    if selection.order == .updated {
      try read(Self.reach)
      return stories
    }
    var count = publication.limit
    while true {
      try read(count)
      let isFilled = selection.review(stories).count { $0.verdict.isKept } >= publication.limit
      if isWhole || isFilled || stories.count >= Self.reach { return stories }
      count = min(max(1_000, stories.count * 4), Self.reach)
    }
  }

  private mutating func read(_ limit: Int) throws {
    if isWhole || limit <= stories.count { return }
    stories = try store.stories(limit: limit)
    isWhole = stories.count < limit
  }
}
