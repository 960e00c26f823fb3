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

  /// Best first: those that share an address or a title, then by shared shingles.
  func candidates(for features: Features, _ fingerprint: Fingerprint) throws -> [Candidate] {
    var hits: [Int64: Int] = [:]
    if let url = fingerprint.url {
      for entry in try transaction.entries(url: url, limit: 6) { hits[entry, default: 0] += 1000 }
    }
    if let title = fingerprint.title {
      for entry in try transaction.entries(title: title, limit: 8) { hits[entry, default: 0] += 500 }
    }
    for sample in fingerprint.samples {
      let entries = try transaction.entries(sample: sample, limit: CandidateSearch.commonSample + 1)
      if entries.count > CandidateSearch.commonSample { continue }
      for entry in entries { hits[entry, default: 0] += 1 }
    }
    let best = hits.sorted { $0.value == $1.value ? $0.key > $1.key : $0.value > $1.value }
    return try best.prefix(CandidateSearch.limit).compactMap { entry, hits in
      guard let stored = try transaction.entry(entry),
        isWorthReading(hits: hits, fingerprint, titleBits: stored.titleBits, opening: stored.opening)
      else { return nil }
      return try candidate(stored)
    }
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

  func surroundings(_ fingerprint: Fingerprint) throws -> Surroundings {
    Surroundings(
      storiesAtAddress: try storiesAtAddress(fingerprint), storiesTitled: storiesTitled, member: member)
  }

  private func storiesAtAddress(_ fingerprint: Fingerprint) throws -> Int {
    guard let url = fingerprint.url else { return 0 }
    return try stories(of: transaction.entries(url: url, limit: 12))
  }

  private func storiesTitled(_ title: UInt64) throws -> Int {
    try stories(of: transaction.entries(title: title, limit: 12))
  }

  private func member(of story: Int64, isWanted: (Candidate) -> Bool) throws -> Candidate? {
    for stored in try transaction.members(of: story, limit: 6) {
      if let candidate = try candidate(stored), isWanted(candidate) { return candidate }
    }
    return nil
  }

  private func stories(of entries: [Int64]) throws -> Int {
    // One entry is one story, without asking.
    entries.count < 2 ? entries.count : Set(try entries.compactMap { try transaction.entry($0)?.story }).count
  }
}
