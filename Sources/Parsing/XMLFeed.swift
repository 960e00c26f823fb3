internal import Syndication
internal import XML

/// Finds the feed and its entries in a document's tree, whatever the format.
struct XMLFeed {
  private let root: Element
  private let limits: Limits
  private var draft: Draft
  private(set) var entries: [Entry] = []
  private(set) var hasMoreEntries = false

  /// Nil when the root is not a feed's.
  init?(_ root: Element, base: String?, language: String?, limits: Limits) {
    let vocabulary = Vocabulary(root: root, attributeLimit: limits.attribute)
    var scope = Scope(vocabulary: vocabulary, limits: limits, base: base, language: language)
    switch vocabulary.name(root).term {
    case .rss, .rdf, .feed, .channel, .entry, .item: break
    default: return nil
    }
    scope = scope.inside(root)
    self.root = root
    self.limits = limits
    draft = Draft(.feed, scope)
  }

  mutating func read() -> Feed {
    let vocabulary = draft.scope.vocabulary
    let outer = draft.scope
    switch vocabulary.name(root).term {
    case .entry, .item:
      readEntry(root, outer)
    case .channel, .feed:
      readFeed(root)
    default:
      for child in root.elements {
        let name = vocabulary.name(child)
        switch name.term {
        case .channel where name.namespace == .rss:
          draft.scope = outer.inside(child)
          draft.id.offer(vocabulary.attribute(.about, child), rank: 1)
          readFeed(child)
        case .item where name.namespace == .rss, .entry: readEntry(child, draft.scope)
        // RSS 1.0 has the picture and the search box beside the channel; other elements of a channel were seen without
        // the channel around them.
        default: draft.read(child)
        }
      }
    }
    return finish()
  }

  private mutating func readFeed(_ element: Element) {
    for child in element.elements {
      let name = draft.scope.vocabulary.name(child)
      switch name.term {
      case .item where name.namespace == .rss, .entry where name.namespace == .atom || name.namespace == .rss:
        readEntry(child, draft.scope)
      case .item where name.namespace == .atom: readEntry(child, draft.scope)
      default: draft.read(child)
      }
    }
  }

  private mutating func readEntry(_ element: Element, _ scope: Scope) {
    guard entries.count < limits.entries else {
      hasMoreEntries = true
      return
    }
    var scope = scope.inside(element)
    // A feed's language element speaks for its entries, unless xml:lang says otherwise.
    if scope.language == nil { scope.language = draft.language.value }
    var entry = Draft(.entry, scope)
    for child in element.elements { entry.read(child) }
    entry.id.offer(scope.vocabulary.attribute(.about, element)?.trimmed, rank: 1)
    entries.append(entry.finishEntry())
  }

  private func finish() -> Feed {
    var feed = Feed(FeedFormat.of(root, draft.scope.vocabulary))
    feed.source = draft.finishSource(isRoot: true)
    feed.entries = entries
    feed.hints = draft.hints
    feed.newLocation = draft.newLocation.value
    feed.cloud = draft.cloud
    feed.docs = draft.docs
    feed.textInput = draft.textInput
    return feed
  }
}
