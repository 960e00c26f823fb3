internal import FoundationEssentials
internal import Merging
internal import Storing
internal import Syndication

/// The entries of one fetch on their way into the store, one after the other.
struct Saving {
  let feedURL: String
  /// The subscription's row.
  let feed: Int64
  let now: Date
  let transaction: Transaction
  private(set) var result = SaveResult()
  private var search: CandidateSearch
  /// Rows that this fetch has dealt with.
  private var met: Set<Int64> = []

  init(feedURL: String, feed: Int64, now: Date, transaction: Transaction) {
    self.feedURL = feedURL
    self.feed = feed
    self.now = now
    self.transaction = transaction
    search = CandidateSearch(transaction: transaction)
  }

  mutating func save(_ entries: [(entry: Entry, packed: PackedEntry)]) throws {
    let names = entries.map { EntryName($0.entry) }
    let known = try names.map { try transaction.entry(identity: $0.identity, of: feed) }
    search.present = Set(known.compactMap { $0?.id })
    for (index, (entry, packed)) in entries.enumerated() {
      try save(entry, packed, under: names[index], known: known[index])
    }
  }

  private mutating func save(_ entry: Entry, _ packed: PackedEntry, under name: EntryName, known: StoredEntry?) throws {
    // Not known before, but perhaps stored by this very fetch.
    if let stored = try known ?? transaction.entry(identity: name.identity, of: feed) {
      try save(entry, packed, under: name, beside: stored)
    } else {
      try insert(entry, packed, identity: name.identity, features: features(entry))
    }
  }

  /// The feed brought an entry of that name before, or twice in this fetch: the same one, or another that the name fits
  /// too, as when all items of a feed carry one guid.
  private mutating func save(_ entry: Entry, _ packed: PackedEntry, under name: EntryName, beside stored: StoredEntry)
    throws
  {
    if stored.contentHash == packed.hash { return note(stored, .same) }
    let ownIdentity = name.identity(of: packed)
    if let other = try transaction.entry(identity: ownIdentity, of: feed) { return note(other, .same) }

    let features = features(entry)
    let others = try transaction.entries(sharedID: name.identity, of: feed, limit: 12)
    for candidate in try [stored] + others.compactMap(transaction.entry) {
      guard let old = try transaction.content(of: candidate.id) else { continue }
      let oldFeatures = self.features(old)
      guard try isSame(features, as: oldFeatures) else { continue }
      return try update(candidate, to: entry, packed, features, was: oldFeatures)
    }
    let id = try insert(entry, packed, identity: ownIdentity, features: features)
    try transaction.note(sharedID: name.identity, of: feed, entry: id)
  }

  private mutating func update(
    _ stored: StoredEntry, to entry: Entry, _ packed: PackedEntry, _ features: Features, was old: Features
  ) throws {
    // A fetch that brings two versions of an entry keeps the first: feeds list the newest first.
    if met.contains(stored.id) { return note(stored, .same) }
    let fingerprint = features.fingerprint
    let isMaterial = fingerprint.words != stored.words
    var updated = stored.updated
    if isMaterial {
      let claimed = entry.updated ?? now
      updated = max(stored.updated, claimed > now ? now : claimed)
      if updated == stored.updated { updated = now }
    }
    try transaction.update(stored, to: packed, fingerprint: fingerprint, was: old.fingerprint, updated: updated)
    note(stored, isMaterial ? .changed : .touched)
  }

  @discardableResult
  private mutating func insert(_ entry: Entry, _ packed: PackedEntry, identity: UInt64, features: Features) throws
    -> Int64
  {
    let fingerprint = features.fingerprint
    let dates = HonestDates(entry, firstSeen: now)
    var new = NewEntry(
      subscription: feed, identity: identity, packed: packed, fingerprint: fingerprint, published: dates.published,
      updated: dates.updated, firstSeen: now)
    let joins = try decide(
      features, among: search.candidates(for: features, fingerprint), in: surroundings(fingerprint)
    ).joins
    let id: Int64
    if let first = joins.first {
      new.reason = "\(first.reason)"
      let story = joins.map(\.story).min() ?? first.story
      id = try transaction.insert(new, into: story)
      try unite(joins, in: story)
      let primary = try transaction.primary(of: story).flatMap(transaction.entry).flatMap(search.candidate)
      if let primary, outranks(features, primary.features) { try transaction.setPrimary(id, of: story) }
      result.merged += 1
    } else {
      id = try transaction.insert(new, asStory: atomID(of: entry, identity: identity)).entry
    }
    met.insert(id)
    search.present.insert(id)
    if search.known.count < 256 { search.known[id] = features }
    result.changes.append(.new)
    result.entries.append(id)
    return id
  }

  /// The entry belongs to several stories, so that they are one: the oldest, which is the longest published.
  private func unite(_ joins: [Decision.Finding], in story: Int64) throws {
    var united: Set<Int64> = [story]
    for join in joins where united.insert(join.story).inserted {
      try transaction.merge(join.story, into: story, because: "\(join.reason)")
    }
  }

  private func features(_ entry: Entry) -> Features {
    Features(entry, feed: feed, published: entry.published ?? entry.updated)
  }

  private func surroundings(_ fingerprint: Fingerprint) throws -> Surroundings {
    return Surroundings(
      storiesAtAddress: try search.storiesAtAddress(fingerprint), storiesTitled: search.storiesTitled,
      members: search.members)
  }

  private mutating func note(_ stored: StoredEntry, _ change: SaveResult.Change) {
    met.insert(stored.id)
    result.changes.append(change)
    result.entries.append(stored.id)
  }

  /// The source's id byte for byte where it is a legal IRI that no story has, else a tag URI (RFC 4151).
  ///
  /// The tag says nothing of the clock: the same feed and entry always get the same one.
  private func atomID(of entry: Entry, identity: UInt64) throws -> String {
    if let id = entry.id, AtomID.isLegal(id), try transaction.isFree(id) { return id }
    var attempt = 0
    while true {
      let tag = AtomID.tag(feedURL: feedURL, identity: identity, attempt: attempt)
      if try transaction.isFree(tag) { return tag }
      attempt += 1
    }
  }
}
