package import FoundationEssentials
package import Syndication

/// What is compared of an entry: its address, its id, its title's and its text's words.
package final class Features: Sendable {
  /// The subscription's row.
  package let feed: Int64
  let id: String
  let address: CanonicalURL
  let title: Title
  let units: Units
  let shingles: Shingles
  let numbers: NumberContexts
  let published: Date?
  /// What the text says, where it is too long to be looked through for every word of a title.
  private let said: Set<UInt64>?

  /// `published` is the entry's own date; nil when it has none, which then tells nothing.
  package init(_ entry: Entry, feed: Int64, published: Date?) {
    self.feed = feed
    self.published = published
    id = entry.id ?? ""
    address = CanonicalURL(entry.alternate, orID: entry.id)
    title = Title(entry.title.map { PlainText.bytes(of: $0.value) } ?? [])
    units = Units(Features.text(of: entry))
    shingles = Shingles(units)
    numbers = NumberContexts(units)
    said = units.count > 1_024 || title.unique.count > 64 ? Features.vocabulary(of: units) : nil
  }

  /// The words, and the pairs of characters of which titles consist.
  private static func vocabulary(of units: Units) -> Set<UInt64> {
    var words = Set(units.hashes)
    for index in units.hashes.indices.dropLast() where units.traits[index].contains(.unspaced) {
      words.insert(Title.pair(units.hashes[index], units.hashes[index + 1]))
    }
    return words
  }

  /// The longer of content and summary.
  private static func text(of entry: Entry) -> [UInt8] {
    var longest: [UInt8] = []
    for content in entry.content where content.src == nil {
      if case .media = content.text.kind { continue }
      let bytes = PlainText.bytes(of: content.text.value)
      if bytes.count > longest.count { longest = bytes }
    }
    if let summary = entry.summary, summary.value.utf8.count > longest.count {
      let bytes = PlainText.bytes(of: summary.value)
      if bytes.count > longest.count { longest = bytes }
    }
    return longest
  }

  package var fingerprint: Fingerprint {
    var words = StableHash()
    words.combine(title.hash)
    for unit in units.hashes { words.combine(unit) }
    return Fingerprint(
      url: address.key.isEmpty ? nil : StableHash.of(address.key), title: title.words.count >= 2 ? title.hash : nil,
      words: words.value, samples: shingles.samples, length: units.lengths.reduce(0) { $0 + Int($1) },
      titleBits: title.unique.reduce(0) { $0 | 1 << ($1 >> 58) }, opening: shingles.ordered.first ?? 0)
  }

  /// Whether the text has a word of a title, or the pair of characters that stands for one.
  func says(_ word: UInt64) -> Bool {
    if let said { return said.contains(word) }
    if units.hashes.contains(word) { return true }
    for index in units.hashes.indices.dropLast() where units.traits[index].contains(.unspaced) {
      if Title.pair(units.hashes[index], units.hashes[index + 1]) == word { return true }
    }
    return false
  }

  /// Share of the title's distinct words that the text says; 1 for an empty title.
  func share(of title: Title) -> Double {
    guard !title.isEmpty else { return 1 }
    return Double(title.unique.count { says($0) }) / Double(title.unique.count)
  }

  /// Whether the title is about the text: half of its words, in any form, are in it. A digest's title is not.
  var hasTitleOfItsOwn: Bool {
    guard !title.stems.isEmpty else { return true }
    var said = title.stems.intersection(units.stems)
    for index in units.hashes.indices.dropLast() where units.traits[index].contains(.unspaced) {
      let pair = Title.pair(units.hashes[index], units.hashes[index + 1])
      if title.stems.contains(pair) { said.insert(pair) }
    }
    return Double(said.count) >= 0.5 * Double(title.stems.count)
  }
}
