import Files
import Foundation
import Parsing
import Sanitizing
import Syndication

/// The markup of real feeds through the sanitizer, in process.
enum SanitizeBench {
  /// Prints one line of JSON: `cpu_s`, the median CPU time of one pass over all entries' markup in the feeds below
  /// `directory`; `texts` and `bytes`, how much that is; `slowest_s`, the CPU time of the slowest text in the first
  /// pass, which only warms up.
  static func speed(_ directory: String, seconds: Double) throws {
    let texts = try markup(below: directory)
    let sanitizer = Sanitizer()
    var slowest = 0
    for text in texts {
      let start = clock()
      _ = sanitizer.sanitize(html: text.value, base: text.base)
      slowest = max(slowest, clock() - start)
    }
    var passes: [Double] = []
    while passes.isEmpty || passes.reduce(0, +) < seconds {
      let start = clock()
      for text in texts { _ = sanitizer.sanitize(html: text.value, base: text.base) }
      passes.append(Double(clock() - start) / 1_000_000)
    }
    let counted = passes.sorted()
    let bytes = texts.reduce(0) { $0 + $1.value.utf8.count }
    print(
      """
      {"cpu_s": \(counted[counted.count / 2]), "texts": \(texts.count), "bytes": \(bytes), \
      "slowest_s": \(Double(slowest) / 1_000_000)}
      """)
  }

  private static func markup(below directory: String) throws -> [Text] {
    var texts: [Text] = []
    let parser = FeedParser()
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory).sorted() {
      guard let bytes = try? WholeFile.read(directory + "/" + name),
        case .feed(let feed, _) = parser.parse(Document(bytes, url: "http://e.org/feed"))
      else { continue }
      for entry in feed.entries {
        texts += ([entry.summary].compactMap { $0 } + entry.content.map(\.text)).filter { text in
          (text.kind == .html || text.kind == .xhtml) && text.value.contains("<")
        }
      }
    }
    return texts
  }
}
