internal import FoundationEssentials
internal import Merging
internal import Storing
internal import Syndication

extension StoredStory {
  /// 1 when its id had to be made: one that a source gave goes before.
  fileprivate var hasOwnTag: Int { atomID.hasPrefix("tag:") && atomID.contains(":feedmill/") ? 1 : 0 }
}

/// The entries of one fetch on their way into the store, one after the other.
struct Saving {
  /// An entry of the fetch with what is known of it.
  private struct Arrival {
    let entry: Entry
    let packed: PackedEntry
    let name: EntryName
    let features: Features?
    /// Its feed has changed its ids: it is this stored entry.
    let renamed: StoredEntry?
    let isHeldBack: Bool
  }

  let feedURL: String
  /// The subscription's row.
  let feed: Int64
  let now: Date
  let flood: FloodGuard
  let transaction: Transaction
  private(set) var result = SaveResult()
  private var search: CandidateSearch
  /// Rows that this fetch has dealt with.
  private var met: Set<Int64> = []
  /// Names that several different entries of this fetch bear.
  private var repeated: Set<UInt64> = []

  init(
    feedURL: String, feed: Int64, now: Date, flood: FloodGuard, recent: RecentFeatures, transaction: Transaction
  ) {
    self.feedURL = feedURL
    self.feed = feed
    self.now = now
    self.flood = flood
    self.transaction = transaction
    search = CandidateSearch(transaction: transaction, recent: recent)
  }

  mutating func save(_ entries: [(entry: Entry, packed: PackedEntry)]) throws {
    let names = entries.map { EntryName($0.entry) }
    var hashes: [UInt64: UInt64] = [:]
    for (name, entry) in zip(names, entries) {
      let first = hashes[name.identity, default: entry.packed.hash]
      if first != entry.packed.hash { repeated.insert(name.identity) }
      hashes[name.identity] = first
    }
    let known = try names.map { try transaction.entry(identity: $0.identity, of: feed) }
    search.present = Set(known.compactMap { $0?.id })
    let new = entries.indices.filter { known[$0] == nil }
    var features: [Int: Features] = [:]
    for place in new { features[place] = self.features(entries[place].entry) }
    let renamed = try SchemeChange(feed: feed, search: search).renamed(
      new.map { ($0, features[$0]!) }, of: entries.count)
    search.present.formUnion(renamed.values.map(\.id))
    let heldBack = flood.heldBack(
      new.filter { renamed[$0] == nil }.map { ($0, entries[$0].entry) }, now: now)
    for (place, (entry, packed)) in entries.enumerated() {
      try save(
        Arrival(
          entry: entry, packed: packed, name: names[place], features: features[place], renamed: renamed[place],
          isHeldBack: heldBack.contains(place)), known: known[place])
    }
  }

  private mutating func save(_ arrival: Arrival, known: StoredEntry?) throws {
    if let renamed = arrival.renamed, let old = try search.candidate(renamed)?.features {
      try transaction.alias(arrival.name.identity, of: feed, to: renamed.id)
      return try update(renamed, to: arrival, arrival.features ?? features(arrival.entry), was: old)
    }
    // What was known before, this very fetch may have changed; and what was not, it may have stored.
    let isFresh = known.map { !met.contains($0.id) } ?? false
    if let stored = try isFresh ? known : transaction.entry(identity: arrival.name.identity, of: feed) {
      try save(arrival, beside: stored)
    } else {
      let features = arrival.features ?? features(arrival.entry)
      try insert(arrival, identity: arrival.name.identity, features: features)
    }
  }

  /// The feed brought an entry of that name before, or twice in this fetch: the same one, or another that the name fits
  /// too, as when all items of a feed carry one guid.
  private mutating func save(_ arrival: Arrival, beside stored: StoredEntry) throws {
    if stored.contentHash == arrival.packed.hash { return note(stored, .same) }
    let ownIdentity = arrival.name.identity(of: arrival.packed)
    if let other = try transaction.entry(identity: ownIdentity, of: feed) { return note(other, .same) }

    let features = arrival.features ?? features(arrival.entry)
    let others = try transaction.entries(sharedID: arrival.name.identity, of: feed, limit: 12)
    // The name is one entry's, before and now: it says more than the words.
    let isName = others.isEmpty && !repeated.contains(arrival.name.identity) && !met.contains(stored.id)
    for candidate in try [stored] + others.compactMap(transaction.entry) {
      guard let oldFeatures = try search.candidate(candidate)?.features else { continue }
      guard try isName && isEdit(features, of: oldFeatures) || isSame(features, as: oldFeatures) else { continue }
      return try update(candidate, to: arrival, features, was: oldFeatures)
    }
    let id = try insert(arrival, identity: ownIdentity, features: features)
    try transaction.note(sharedID: arrival.name.identity, of: feed, entry: id)
  }

  private mutating func update(
    _ stored: StoredEntry, to arrival: Arrival, _ features: Features, was old: Features
  ) throws {
    // A fetch that brings two versions of an entry keeps the first: feeds list the newest first.
    if met.contains(stored.id) { return note(stored, .same) }
    let isChanged = isMaterial(features, after: old)
    var updated = stored.updated
    if isChanged {
      // The source's own time of the change, unless it is none: older than what is known, or still to come.
      let claimed = arrival.entry.updated ?? now
      updated = claimed > stored.updated && claimed <= now ? claimed : max(stored.updated, now)
    }
    try transaction.update(
      stored, to: arrival.packed, fingerprint: features.fingerprint, was: old.fingerprint, updated: updated)
    if isChanged, hasGrown(features, from: old) { try reconsider(stored, features) }
    note(stored, isChanged ? .changed : .touched)
  }

  /// Looks for copies of an entry once more that stood alone when its text was too short to be compared.
  ///
  /// Its story and those that it joins are one from now on, under the id that has stood the longest.
  private mutating func reconsider(_ stored: StoredEntry, _ features: Features) throws {
    guard try transaction.members(of: stored.story, limit: 2).count == 1 else { return }
    let found = try search.search(for: features, features.fingerprint)
    let others = try found.candidates.filter { candidate in
      try candidate.entry != stored.id && !transaction.areApart(stored.story, candidate.story)
    }
    let joins = try compatible(decide(features, among: others, in: found.surroundings).joins)
    guard let first = joins.first else { return }
    let primaries = try joins.compactMap { try transaction.primary(of: $0.story) }
    let kept = try eldest(of: (joins.map(\.story) + [stored.story]).compactMap(transaction.story))
    try unite(joins, in: kept.id, through: stored.id)
    if kept.id != stored.story { try transaction.merge(stored.story, into: kept.id, because: "\(first.reason)") }
    try setPrimary(of: kept.id, among: primaries, and: stored.id, features)
    result.merged += 1
  }

  @discardableResult
  private mutating func insert(_ arrival: Arrival, identity: UInt64, features: Features) throws -> Int64 {
    let fingerprint = features.fingerprint
    let dates = HonestDates(arrival.entry, firstSeen: now)
    var new = NewEntry(
      subscription: feed, identity: identity, packed: arrival.packed, fingerprint: fingerprint,
      published: dates.published, updated: dates.updated, firstSeen: now)
    let found = try search.search(for: features, fingerprint)
    let joins = try compatible(decide(features, among: found.candidates, in: found.surroundings).joins)
    let id: Int64
    if let first = joins.first {
      let primaries = try joins.compactMap { try transaction.primary(of: $0.story) }
      let (eldest, isNew) = try eldestStory(of: joins, and: arrival, identity: identity, published: new.published)
      if isNew {
        (id, _) = try transaction.insert(new, asStory: eldest.atomID)
      } else {
        new.reason = "\(first.reason)"
        id = try transaction.insert(new, into: eldest.id)
      }
      let story = try transaction.entry(id)?.story ?? eldest.id
      try unite(joins, in: story, through: id)
      try setPrimary(of: story, among: primaries, and: id, features)
      result.merged += 1
    } else {
      let atomID = try AtomID.unused(for: arrival.entry.id, feedURL: feedURL, identity: identity, in: transaction)
      id = try transaction.insert(new, asStory: atomID, isHeldBack: arrival.isHeldBack).entry
    }
    met.insert(id)
    search.present.insert(id)
    search.recent.note(features, of: id, contentHash: arrival.packed.hash)
    result.changes.append(.new)
    result.entries.append(id)
    return id
  }

  /// The story that stays when an entry makes stories one: of those that were announced the longest known, else the
  /// first published. So neither the order in which fetches come back nor a kill between them decides an id.
  private func eldest(of stories: [StoredStory]) throws -> StoredStory {
    if let announced = stories.filter(\.isAnnounced).min(by: { $0.id < $1.id }) { return announced }
    return stories.min { ($0.published, $0.hasOwnTag, $0.atomID) < ($1.published, $1.hasOwnTag, $1.atomID) }!
  }

  private func eldestStory(
    of joins: [Decision.Finding], and arrival: Arrival, identity: UInt64, published: Date
  ) throws -> (story: StoredStory, isNew: Bool) {
    let stories = try joins.compactMap { try transaction.story($0.story) }
    let known = try eldest(of: stories)
    // As the store gives it back: a Date counts from 2001, and loses its last bits on the way from 1970 and back.
    let published = Date(timeIntervalSince1970: published.timeIntervalSince1970)
    if known.isAnnounced || known.published < published { return (known, false) }
    let own = StoredStory(
      id: 0,
      atomID: try AtomID.unused(for: arrival.entry.id, feedURL: feedURL, identity: identity, in: transaction),
      published: published)
    let eldest = try eldest(of: [known, own])
    return (eldest, eldest.id == own.id)
  }

  private func setPrimary(of story: Int64, among primaries: [Int64], and entry: Int64, _ features: Features) throws {
    let preferred = try transaction.preferred()
    var best = (entry: entry, features: features)
    for primary in primaries {
      guard let candidate = try transaction.entry(primary).flatMap(search.candidate) else { continue }
      if !outranks(best.features, candidate.features, preferred: preferred) { best = (primary, candidate.features) }
    }
    try transaction.setPrimary(best.entry, of: story)
  }

  /// The owner's word wins: stories that were taken apart do not become one through a new entry. The best match stays.
  private func compatible(_ joins: [Decision.Finding]) throws -> [Decision.Finding] {
    var kept: [Decision.Finding] = []
    for join in joins {
      let isRefused = try kept.contains { try $0.story != join.story && transaction.areApart($0.story, join.story) }
      if !isRefused { kept.append(join) }
    }
    return kept
  }

  /// The entry belongs to several stories, so that they are one: the oldest, which is the longest published.
  private func unite(_ joins: [Decision.Finding], in story: Int64, through entry: Int64) throws {
    var united: Set<Int64> = [story]
    for join in joins {
      try transaction.note(Evidence(join, of: entry))
      if united.insert(join.story).inserted {
        try transaction.merge(join.story, into: story, because: "\(join.reason)")
      }
    }
  }

  private func features(_ entry: Entry) -> Features {
    Features(entry, feed: feed, published: entry.published ?? entry.updated)
  }

  private mutating func note(_ stored: StoredEntry, _ change: SaveResult.Change) {
    met.insert(stored.id)
    result.changes.append(change)
    result.entries.append(stored.id)
  }
}
