import Files
import Foundation
import Parsing
import Syndication

/// Real feeds through the parser, in process.
enum ParseBench {
  /// Prints one line of JSON: `cpu_s`, the median CPU time of one pass over all files of `directory`; `bytes`, their
  /// size; `ok_bytes`, the size of those that were feeds; `entries`, all entries found. The first pass only warms up.
  static func speed(_ directory: String, seconds: Double) throws {
    let documents = try FileManager.default.contentsOfDirectory(atPath: directory).sorted().map { name in
      Document(try WholeFile.read(directory + "/" + name), url: "http://e.org/feed")
    }
    let parser = FeedParser()
    var passes: [Double] = []
    var (entries, accepted) = (0, 0)
    while passes.count < 2 || passes.reduce(0, +) < seconds {
      (entries, accepted) = (0, 0)
      let start = clock()
      for document in documents {
        guard case .feed(let feed, _) = parser.parse(document) else { continue }
        entries += feed.entries.count
        accepted += document.bytes.count
      }
      passes.append(Double(clock() - start) / 1_000_000)
    }
    let counted = passes.dropFirst().sorted()
    let bytes = documents.reduce(0) { $0 + $1.bytes.count }
    print(
      """
      {"cpu_s": \(counted[counted.count / 2]), "bytes": \(bytes), "ok_bytes": \(accepted), "entries": \(entries)}
      """)
  }
}
