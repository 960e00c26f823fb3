import Foundation
import Pipeline
import Storing
import Syndication

/// Labelled entries through the real store.
enum MergeBench {
  fileprivate struct Labelled: Decodable {
    var eid: String
    var feed: String
    var id: String?
    var url: String?
    var title: String?
    var summary: String?
    var content: String?
    var published: String?
  }

  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  private static let recent = RecentFeatures()

  /// One by one in the order of their arrival: prints `label TAB story` a line, which the bench's score.py reads.
  ///
  /// A seed other than 0 shuffles the order. `byFeed`: all entries of a feed at once, as a first fetch brings them; an id
  /// that comes again is another fetch.
  static func score(_ directory: String, seed: UInt64, byFeed: Bool) throws {
    var labelled = try read(directory)
    if seed != 0 {
      var generator = SplitMix(state: seed)
      labelled.shuffle(using: &generator)
    }
    let store = try Store.inMemory()
    try store.reconcile(Set(labelled.map(\.feed)).sorted().map { Subscription($0) }, now: now)
    var rows: [Int64] = []
    if byFeed { labelled = fetches(labelled).flatMap(\.self) }
    for fetch in byFeed ? fetches(labelled) : labelled.map({ [$0] }) {
      rows += try save(fetch.map(\.entry), to: fetch[0].feed, in: store).entries
    }
    let stories = try store.transaction { transaction in try rows.map { try transaction.entry($0)!.story } }
    for (entry, story) in zip(labelled, stories) { print("\(entry.eid)\t\(story)") }
  }

  private static func fetches(_ labelled: [Labelled]) -> [[Labelled]] {
    var seen: [String: Int] = [:]
    var fetches: [[String]: [Labelled]] = [:]
    for entry in labelled {
      var round = 0
      if let id = entry.id, !id.isEmpty {
        round = seen[entry.feed + "\n" + id, default: 0]
        seen[entry.feed + "\n" + id] = round + 1
      }
      fetches[[String(1_000 + round), entry.feed], default: []].append(entry)
    }
    return fetches.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// Entries a second of CPU time, beside `stored` entries that are there before.
  ///
  /// Answers of at most 20 entries, as many a transaction as a refresh stores at once; `singly`: one a transaction.
  static func speed(_ directory: String, stored: Int, singly: Bool, path: String) throws {
    let labelled = try read(directory)
    let store = try Store(path: path)
    let feeds = Set(labelled.map(\.feed)).sorted()
    try store.reconcile((feeds + (0..<100).map { "https://\($0).example/feed" }).map { Subscription($0) }, now: now)
    try fill(store, to: stored)
    let groups = Dictionary(grouping: labelled, by: \.feed).mapValues { $0.map(\.entry) }
    let before = cpuSeconds()
    let start = ContinuousClock.now
    var batch: [(feedURL: String, feed: Feed, packed: [PackedEntry])] = []
    for feed in feeds {
      let entries = groups[feed]!
      for first in stride(from: 0, to: entries.count, by: 20) {
        var answer = Feed(.atom10)
        answer.entries = Array(entries[first..<min(first + 20, entries.count)])
        batch.append((feed, answer, answer.entries.map { PackedEntry($0) }))
        // The bounds of AnswerBatch.
        let bytes = batch.reduce(0) { $0 + $1.packed.reduce(0) { $0 + $1.bytes.count } }
        if singly || batch.count == 64 || bytes >= 1 << 20 { try save(&batch, in: store) }
      }
    }
    try save(&batch, in: store)
    let cpu = cpuSeconds() - before
    let wall = (ContinuousClock.now - start) / .seconds(1)
    let rate = Int(Double(labelled.count) / cpu)
    print(
      """
      {"stored": \(stored), "entries": \(labelled.count), "cpu_s": \(cpu), "wall_s": \(wall), "entries_s_cpu": \(rate)}
      """)
  }

  /// Adds entries of 500 bytes with a text of their own, as a year of feeds would.
  private static func fill(_ store: Store, to count: Int) throws {
    var next = try store.totals().entries
    var generator = SplitMix(state: UInt64(next) << 32 | 1)
    while next < count {
      try store.transaction { transaction in
        for _ in 0..<min(5_000, count - next) {
          var entry = Entry()
          entry.id = "urn:filler:\(next)"
          entry.title = Text("Filler \(next)")
          entry.content = [Content(Text(String(repeating: "\(generator.next()) ", count: 20)))]
          let samples = (0..<12).map { _ in UInt32(truncatingIfNeeded: generator.next()) }.sorted()
          let fingerprint = Fingerprint(
            url: generator.next(), title: generator.next(), words: generator.next(), samples: samples, length: 400)
          let row = try transaction.subscription("https://\(next / 20 % 100).example/feed")!
          _ = try transaction.insert(
            NewEntry(
              subscription: row, identity: generator.next(), packed: PackedEntry(entry), fingerprint: fingerprint,
              published: now, updated: now, firstSeen: now), asStory: entry.id!)
          next += 1
        }
      }
    }
  }

  private static func save(
    _ batch: inout [(feedURL: String, feed: Feed, packed: [PackedEntry])], in store: Store
  ) throws {
    try store.transaction { transaction in
      for answer in batch {
        _ = try Pipeline.save(
          feed: answer.feed, packed: answer.packed, state: FetchState(), for: Subscription(answer.feedURL),
          in: transaction, now: now, flood: FloodGuard(), recent: recent)
      }
    }
    batch = []
  }

  private static func save(_ entries: [Entry], to feedURL: String, in store: Store) throws -> SaveResult {
    var feed = Feed(.atom10)
    feed.entries = entries
    return try Pipeline.save(
      feed: feed, state: FetchState(), for: Subscription(feedURL), in: store, now: now, recent: recent)
  }

  private static func read(_ directory: String) throws -> [Labelled] {
    let bytes = try Data(contentsOf: URL(filePath: directory + "/entries.jsonl"))
    let decoder = JSONDecoder()
    return try bytes.split(separator: 0x0A).map { try decoder.decode(Labelled.self, from: $0) }
  }

  static func cpuSeconds() -> Double {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

extension MergeBench.Labelled {
  fileprivate var entry: Entry {
    var entry = Entry()
    entry.id = id.flatMap { $0.isEmpty ? nil : $0 }
    entry.alternate = url.flatMap { $0.isEmpty ? nil : $0 }
    entry.title = title.map { Text($0, .html) }
    entry.summary = summary.flatMap { $0.isEmpty ? nil : Text($0, .html) }
    entry.content = content.flatMap { $0.isEmpty ? nil : [Content(Text($0, .html))] } ?? []
    entry.published = published.flatMap { try? Date($0, strategy: .iso8601) }
    return entry
  }
}

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
