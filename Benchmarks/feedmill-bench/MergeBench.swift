import Foundation
import Pipeline
import Storing
import Syndication

/// Labelled entries through the real store, one by one in the order of their arrival.
///
/// Prints `label TAB story` a line, which the bench's score.py reads.
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

  static func run(_ directory: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: directory + "/entries.jsonl"))
    let decoder = JSONDecoder()
    let labelled = try bytes.split(separator: 0x0A).map { try decoder.decode(Labelled.self, from: $0) }
    let store = try Store.inMemory()
    let now = Date(timeIntervalSince1970: 1_790_000_000)
    let feeds = Set(labelled.map(\.feed)).sorted()
    try store.reconcile(feeds.map { Subscription($0) }, now: now)
    var rows: [Int64] = []
    let start = ContinuousClock.now
    for entry in labelled {
      var feed = Feed(.atom10)
      feed.entries = [entry.entry]
      let result = try save(feed: feed, state: FetchState(), for: Subscription(entry.feed), in: store, now: now)
      rows.append(result.entries[0])
    }
    let time = ContinuousClock.now - start
    let stories = try store.transaction { transaction in try rows.map { try transaction.entry($0)!.story } }
    for (entry, story) in zip(labelled, stories) { print("\(entry.eid)\t\(story)") }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    var errors = StandardError()
    print(
      "\(labelled.count) entries in \(seconds) s, \(Int(Double(labelled.count) / seconds)) a second",
      to: &errors)
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

private struct StandardError: TextOutputStream {
  mutating func write(_ string: String) {
    try? FileHandle.standardError.write(contentsOf: Data(string.utf8))
  }
}
