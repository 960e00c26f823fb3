internal import FoundationEssentials
internal import Merging
package import Storing
internal import Syndication

/// Groups all entries anew, in the order in which they came, as the rules and the owner's words have it now.
///
/// Returns what differs. Stores it only if `isApplied`: a story keeps its id with the oldest of its entries. Takes the
/// time of saving all entries again, and the memory of their texts.
package func remerge(
  in store: Store, isApplied: Bool, progress: (Int) -> Void = { _ in }
) throws -> [Regrouping] {
  let scratch = try Store.inMemory()
  return try store.transaction { transaction in
    let replay = Replay(from: transaction)
    let regrouped = try replay.run(in: scratch, progress: progress)
    let differing = components(of: regrouped)
    if isApplied { for entries in differing { try regroup(entries, in: transaction) } }
    return try differing.map { entries in
      Regrouping(
        before: try groups(of: entries, by: \.before, in: transaction),
        after: try groups(of: entries, by: \.after, in: transaction))
    }
  }
}

/// An entry with the story that it is in, and the one that it would be in: a row of the scratch store.
private struct Regrouped {
  let entry: StoredEntry
  let before: Int64
  let after: Int64
}

/// Saves a store's entries into another, one after the other, as if they came again.
private struct Replay {
  let source: Transaction

  init(from source: Transaction) { self.source = source }

  func run(in scratch: Store, progress: (Int) -> Void) throws -> [Regrouped] {
    let feeds = try source.subscriptionRows()
    let subscriptions = try feeds.compactMap { try source.subscription(row: $0) }
    try scratch.reconcile(subscriptions, now: Date(timeIntervalSince1970: 0))
    return try scratch.transaction { target in
      var rows: [Int64: Int64] = [:]
      var feedRows: [Int64: Int64] = [:]
      for (feed, subscription) in zip(feeds, subscriptions) {
        feedRows[feed] = try target.subscription(subscription.feedURL)
      }
      let rulings = Rulings(try source.rulings())
      let search = CandidateSearch(transaction: target)
      var entries: [StoredEntry] = []
      var first: Int64 = 0
      while true {
        let page = try source.entries(from: first, limit: 500)
        guard let last = page.last else { break }
        for entry in page {
          guard let feed = feedRows[entry.subscription] else { continue }
          rows[entry.id] = try save(entry, feed: feed, rulings: rulings, rows: rows, with: search)
        }
        entries += page
        progress(entries.count)
        first = last.id + 1
      }
      return try entries.compactMap { entry in
        guard let row = rows[entry.id], let after = try target.entry(row)?.story else { return nil }
        return Regrouped(entry: entry, before: entry.story, after: after)
      }
    }
  }

  private func save(
    _ stored: StoredEntry, feed: Int64, rulings: Rulings, rows: [Int64: Int64], with search: CandidateSearch
  ) throws -> Int64? {
    guard let content = try source.content(of: stored.id) else { return nil }
    let target = search.transaction
    let features = Features(content, feed: feed, published: content.published ?? content.updated)
    let fingerprint = features.fingerprint
    let apart = try Set(rulings.apart[stored.id, default: []].compactMap { try rows[$0].flatMap(target.entry)?.story })
    let one = try rulings.one[stored.id, default: []].compactMap { try rows[$0].flatMap(target.entry)?.story }
    let found = try search.search(for: features, fingerprint)
    let joins = try decide(features, among: found.candidates, in: found.surroundings).joins.map(\.story)
    var stories: [Int64] = []
    for story in one + joins where !apart.contains(story) && !stories.contains(story) {
      if try stories.contains(where: { try target.areApart($0, story) }) { continue }
      stories.append(story)
    }
    let new = NewEntry(
      subscription: feed, identity: UInt64(bitPattern: stored.id), packed: PackedEntry(content),
      fingerprint: fingerprint, published: stored.published, updated: stored.updated, firstSeen: stored.firstSeen)
    let row: Int64
    if let story = stories.min() {
      row = try target.insert(new, into: story)
      for other in stories where other != story { try target.merge(other, into: story, because: "") }
    } else {
      row = try target.insert(new, asStory: "urn:scratch:\(stored.id)").entry
    }
    for other in rulings.apart[stored.id, default: []] {
      if let known = rows[other] { try target.rule(row, known, areOne: false) }
    }
    return row
  }
}

/// The owner's words by entry, both ways.
private struct Rulings {
  private(set) var apart: [Int64: [Int64]] = [:]
  private(set) var one: [Int64: [Int64]] = [:]

  init(_ rulings: [Ruling]) {
    for ruling in rulings {
      for (entry, other) in [(ruling.entry, ruling.other), (ruling.other, ruling.entry)] {
        if ruling.areOne { one[entry, default: []].append(other) } else { apart[entry, default: []].append(other) }
      }
    }
  }
}

/// The sets of entries that share a story before or after, where the two groupings differ.
private func components(of entries: [Regrouped]) -> [[Regrouped]] {
  let before = Dictionary(grouping: entries, by: \.before)
  let after = Dictionary(grouping: entries, by: \.after)
  var seen: Set<Int64> = []
  var components: [[Regrouped]] = []
  for entry in entries where !seen.contains(entry.before) {
    var component: [Regrouped] = []
    var waiting = [entry.before]
    while let story = waiting.popLast() {
      guard seen.insert(story).inserted else { continue }
      for member in before[story]! {
        component.append(member)
        waiting += after[member.after]!.map(\.before)
      }
    }
    if Set(component.map(\.before)).count != 1 || Set(component.map(\.after)).count != 1 {
      components.append(component.sorted { $0.entry.id < $1.entry.id })
    }
  }
  return components
}

private func groups(
  of entries: [Regrouped], by story: KeyPath<Regrouped, Int64>, in transaction: Transaction
) throws -> [[EntryMention]] {
  let groups = Dictionary(grouping: entries) { $0[keyPath: story] }.values.sorted { $0[0].entry.id < $1[0].entry.id }
  return try groups.map { group in try group.map { try EntryMention($0.entry, in: transaction) } }
}

/// Stores one differing set as it is to be: the oldest story of each group's entries stays, if no group has it yet.
private func regroup(_ entries: [Regrouped], in transaction: Transaction) throws {
  var taken: Set<Int64> = []
  var settled: [Int64: Int64] = [:]
  let groups = Dictionary(grouping: entries, by: \.after).values.sorted { $0[0].entry.id < $1[0].entry.id }
  for group in groups {
    let story: Int64
    if let own = group.map(\.before).sorted().first(where: { !taken.contains($0) }) {
      story = own
    } else {
      story = try Pipeline.story(begunBy: group[0].entry, besides: group[0].before, in: transaction)
    }
    taken.insert(story)
    for member in group where member.before != story {
      try transaction.move(member.entry.id, to: story, because: "grouped anew")
      settled[member.before] = story
    }
    try settlePrimary(of: story, in: transaction)
  }
  for (story, other) in settled where !taken.contains(story) { try transaction.retire(story, into: other) }
}
