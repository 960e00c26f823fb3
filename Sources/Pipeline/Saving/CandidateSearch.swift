internal import Merging
internal import Storing
internal import Syndication

/// Finds the stored entries that may be copies of a new one, by index alone: the cost does not grow with the store.
struct CandidateSearch {
  let transaction: Transaction
  /// Rows of the entries that this fetch brought.
  var present: Set<Int64> = []
  /// What is at hand already.
  let recent: RecentFeatures

  init(transaction: Transaction, recent: RecentFeatures = RecentFeatures()) {
    self.transaction = transaction
    self.recent = recent
  }

  /// Shingles that more entries carry are boilerplate.
  private static let commonSample = 40
  private static let limit = 40
  /// Entries at one address, or under one title, that are looked at.
  private static let neighbours = 12

  /// The entries that may be copies, best first, and what else the rules ask about the entry.
  func search(for features: Features, _ fingerprint: Fingerprint) throws -> (
    candidates: [Candidate], surroundings: Surroundings
  ) {
    let neighbours = try transaction.neighbours(of: fingerprint, limit: CandidateSearch.neighbours)
    let best = try best(beside: neighbours, fingerprint)
    let stored = try transaction.entries(Set(best.map(\.entry) + neighbours.atAddress + neighbours.titled))
    let candidates = try best.compactMap { entry, hits -> Candidate? in
      guard let stored = stored[entry],
        isWorthReading(hits: hits, fingerprint, titleBits: stored.titleBits, opening: stored.opening)
      else { return nil }
      return try candidate(stored)
    }
    func stories(_ entries: [Int64]) -> Int { Set(entries.compactMap { stored[$0]?.story }).count }
    let storiesTitled = stories(neighbours.titled)
    let surroundings = Surroundings(
      storiesAtAddress: stories(neighbours.atAddress),
      storiesTitled: { title in title == fingerprint.title ? storiesTitled : try self.storiesTitled(title) },
      member: member)
    return (candidates, surroundings)
  }

  /// Those that share an address or a title before those that only share shingles.
  private func best(
    beside neighbours: Neighbours, _ fingerprint: Fingerprint
  ) throws -> [(entry: Int64, hits: Int)] {
    var hits: [Int64: Int] = [:]
    for entry in neighbours.atAddress.prefix(6) { hits[entry, default: 0] += 1000 }
    for entry in neighbours.titled.prefix(8) { hits[entry, default: 0] += 500 }
    for entries in try transaction.entries(samples: fingerprint.samples, limit: CandidateSearch.commonSample + 1) {
      if entries.count > CandidateSearch.commonSample { continue }
      for entry in entries { hits[entry, default: 0] += 1 }
    }
    let best = hits.sorted { $0.value == $1.value ? $0.key > $1.key : $0.value > $1.value }
    return best.prefix(CandidateSearch.limit).map { ($0.key, $0.value) }
  }

  func candidate(_ stored: StoredEntry) throws -> Candidate? {
    guard let features = try recent.features(of: stored) ?? read(stored) else { return nil }
    return Candidate(
      entry: stored.id, story: stored.story, features: features, isOfSameFetch: present.contains(stored.id))
  }

  private func read(_ stored: StoredEntry) throws -> Features? {
    guard let entry = try transaction.content(of: stored.id) else { return nil }
    let features = Features(entry, feed: stored.subscription, published: entry.published ?? entry.updated)
    recent.note(features, of: stored.id, contentHash: stored.contentHash)
    return features
  }

  private func storiesTitled(_ title: UInt64) throws -> Int {
    let entries = try transaction.entries(title: title, limit: CandidateSearch.neighbours)
    // One entry is one story, without asking.
    return entries.count < 2 ? entries.count : Set(try transaction.entries(Set(entries)).values.map(\.story)).count
  }

  private func member(of story: Int64, isWanted: (Candidate) -> Bool) throws -> Candidate? {
    for stored in try transaction.members(of: story, limit: 6) {
      if let candidate = try candidate(stored), isWanted(candidate) { return candidate }
    }
    return nil
  }
}
