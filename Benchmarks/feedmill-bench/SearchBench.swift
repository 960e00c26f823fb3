import Foundation
import Pipeline
import Storing
import Syndication

/// A store for `search` to be measured on, and how fast it is indexed.
enum SearchBench {
  private struct Labelled: Decodable {
    var title: String?
    var content: String?
    var summary: String?
  }

  /// Fills a new store with `count` entries, a title of some words and a text of about 120 each, in rows of eight words
  /// as the labelled entries have them: words are as frequent as in those. Then indexes all, and prints a line of JSON.
  static func fill(_ directory: String, count: Int, path: String) throws {
    let lines = try Data(contentsOf: URL(filePath: directory + "/entries.jsonl")).split(separator: 0x0A)
    let texts = try lines.map { try JSONDecoder().decode(Labelled.self, from: $0) }
      .map { words(($0.title ?? "") + " " + ($0.content ?? $0.summary ?? "")) }.filter { $0.count >= 8 }
    let now = Date(timeIntervalSince1970: 1_790_000_000)
    let store = try Store(path: path)
    let feeds = (0..<1_000).map { "https://\($0).example/feed" }
    try store.reconcile(feeds.map { Subscription($0) }, now: now)
    var generator = SplitMix(state: 7)
    var next = 0
    while next < count {
      try store.transaction { transaction in
        let rows = try feeds.map { try transaction.subscription($0)! }
        for _ in 0..<min(5_000, count - next) {
          let text = texts[Int(generator.next() % UInt64(texts.count))]
          var entry = Entry()
          entry.id = "urn:filler:\(next)"
          entry.alternate = "https://\(next % 1_000).example/\(next)"
          entry.title = Text(row(of: text, &generator))
          let other = texts[Int(generator.next() % UInt64(texts.count))]
          let body = (0..<15).map { row(of: $0 % 2 == 0 ? text : other, &generator) }.joined(separator: " ")
          entry.content = [Content(Text("<p>" + body + "</p>", .html))]
          let seen = now - Double(count - next) * 30
          let fingerprint = Fingerprint(
            url: generator.next(), title: generator.next(), words: generator.next(), samples: [], length: 400)
          _ = try transaction.insert(
            NewEntry(
              subscription: rows[next % 1_000], identity: generator.next(), packed: PackedEntry(entry),
              fingerprint: fingerprint, published: seen, updated: seen, firstSeen: seen), asStory: entry.id!)
          next += 1
        }
      }
    }
    let before = size(path)
    let start = MergeBench.cpuSeconds()
    try SearchIndex(store).complete()
    let cpu = MergeBench.cpuSeconds() - start
    let bytes = size(path) - before
    print("{\"entries\": \(count), \"cpu_s\": \(cpu), \"store_bytes\": \(before), \"index_bytes\": \(bytes)}")
  }

  private static func words(_ text: String) -> [Substring] {
    text.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace)
  }

  private static func row(of words: [Substring], _ generator: inout SplitMix) -> String {
    let start = Int(generator.next() % UInt64(words.count - 7))
    // A word of a language without spaces is a sentence.
    return words[start..<start + 8].map { $0.prefix(40) }.joined(separator: " ")
  }

  private static func size(_ path: String) -> Int {
    [path, path + "-wal"].reduce(0) {
      $0 + ((try? FileManager.default.attributesOfItem(atPath: $1)[.size] as? Int) ?? 0)
    }
  }
}
