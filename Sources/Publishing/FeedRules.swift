/// What a feed document must have before it may replace the published one.
struct FeedRules {
  /// The elements from the root to the one that holds the entries.
  var path: [String]
  var feedNeeds: [String]
  var entry: String
  var entryNeeds: [String]
  /// The child of an entry whose text is unique in the document.
  var id: String

  /// RFC 4287, sections 4.1.1 and 4.1.2. An explicit author is Feedmill's own rule.
  static let atom = FeedRules(
    path: ["feed"], feedNeeds: ["id", "title", "updated"], entry: "entry",
    entryNeeds: ["id", "title", "updated", "author", "source"], id: "id")

  /// https://www.rssboard.org/rss-specification. A guid on every item is the profile's wish.
  static let rss = FeedRules(
    path: ["rss", "channel"], feedNeeds: ["title", "link", "description"], entry: "item",
    entryNeeds: ["guid", "pubDate", "dc:creator"], id: "guid")

  /// https://opml.org/spec2.opml
  static let opml = FeedRules(path: ["opml"], feedNeeds: ["head", "body"], entry: "", entryNeeds: [], id: "")

  /// A sentence on the first rule that the document breaks; nil when it keeps them all.
  func problem(in bytes: [UInt8]) -> String? {
    do {
      return try brokenRule(in: bytes)
    } catch {
      return "\(error.message) at byte \(error.offset)"
    }
  }

  private func brokenRule(in bytes: [UInt8]) throws(XMLScanner.Malformed) -> String? {
    var scanner = try XMLScanner(bytes)
    var depth = 0
    var feedHas = Presence(of: feedNeeds)
    var entryHas = Presence(of: entryNeeds)
    var ids: Set<[UInt8]> = []
    var id: [UInt8]?
    var isInEntry = false
    while let event = try scanner.next() {
      switch event {
      case .start(let range):
        if depth < path.count {
          let name = Self.name(bytes[range])
          if depth + 1 < path.count || depth == 0, name != path[depth] {
            return "<\(name)> stands where <\(path[depth])> should"
          }
        } else if depth == path.count {
          isInEntry = bytes[range].elementsEqual(entry.utf8)
          if isInEntry { entryHas.forget() } else { feedHas.note(bytes[range]) }
        } else if depth == path.count + 1, isInEntry {
          entryHas.note(bytes[range])
          if bytes[range].elementsEqual(self.id.utf8) { id = [] }
        }
        depth += 1
      case .text(let range):
        id?.append(contentsOf: bytes[range])
      case .end:
        depth -= 1
        if let found = id, depth == path.count + 1 {
          if found.isEmpty { return "an entry's <\(self.id)> is empty" }
          if !ids.insert(found).inserted { return "two entries have the id \(Self.name(found[...]))" }
          id = nil
        } else if depth == path.count, isInEntry {
          if let missing = entryHas.missing { return "an entry has no <\(missing)>" }
          isInEntry = false
        }
      }
    }
    return feedHas.missing.map { "the feed has no <\($0)>" }
  }

  /// Which of the needed elements have been seen. Names are compared as bytes: there are very many of them.
  private struct Presence {
    private let needed: [[UInt8]]
    private var seen: [Bool]

    init(of names: [String]) {
      needed = names.map { Array($0.utf8) }
      seen = names.map { _ in false }
    }

    mutating func note(_ name: ArraySlice<UInt8>) {
      for index in needed.indices where !seen[index] && name.elementsEqual(needed[index]) { seen[index] = true }
    }

    mutating func forget() {
      for index in seen.indices { seen[index] = false }
    }

    var missing: String? { seen.firstIndex(of: false).map { FeedRules.name(needed[$0][...]) } }
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
