import Files
import Foundation
import Publishing
import Syndication

/// Stories of the same shape as those of the C writers of the performance bench, through the real documents.
enum PublishBench {
  private static let now = Date(timeIntervalSince1970: 1_767_225_600)

  /// CPU time of one Atom feed of so many entries, written to `path` (`mem`: to memory alone).
  static func atom(entries: Int, to path: String) throws {
    let stories = stories(entries)
    var publication = publication(entries)
    publication.formats = [.atom]
    let rounds = entries < 10_000 ? 50 : 1
    var bytes = 0
    let before = MergeBench.cpuSeconds()
    for _ in 0..<rounds {
      let file = render(stories, as: publication)[0]
      bytes = file.bytes.count
      if path != "mem" { try write(file.bytes, to: path) }
    }
    let cpu = (MergeBench.cpuSeconds() - before) / Double(rounds)
    print(
      """
      {"mode": "feedmill", "entries": \(entries), "mb": \(Double(bytes) / 1e6), "cpu_ms": \(cpu * 1000), \
      "mb_s": \(Double(bytes) / cpu / 1e6), "entries_s": \(Double(entries) / cpu)}
      """)
  }

  /// Wall and CPU time of all formats, checked and replaced in a folder, every file new each time: the best of ten.
  static func formats(entries: Int, to folder: String) throws {
    let stories = stories(entries)
    var publication = publication(entries)
    let output = OutputFolder(path: folder)
    var best = (wall: Double.infinity, cpu: Double.infinity, render: Double.infinity)
    for round in 0..<10 {
      publication.title = "Planet \(round)"
      let before = MergeBench.cpuSeconds()
      let start = ContinuousClock.now
      let files = render(stories, as: publication, sources: [])
      let rendered = (ContinuousClock.now - start) / .milliseconds(1)
      try output.replace(files)
      best.wall = min(best.wall, (ContinuousClock.now - start) / .milliseconds(1))
      best.cpu = min(best.cpu, (MergeBench.cpuSeconds() - before) * 1000)
      best.render = min(best.render, rendered)
    }
    print(
      """
      {"entries": \(entries), "wall_ms": \(best.wall), "cpu_ms": \(best.cpu), "render_ms": \(best.render)}
      """)
  }

  /// As the C writer writes: no sync.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private static func publication(_ entries: Int) -> Publication {
    var publication = Publication()
    publication.title = "Planet"
    publication.address = "https://planet.example/"
    publication.limit = entries
    return publication
  }

  private static func stories(_ count: Int) -> [Story] {
    var generator = SplitMix(state: 5)
    let bodies = (0..<64).map { _ in body(2_048, &generator) }
    var source = Source()
    source.title = Text("A site of many words")
    source.alternate = "https://example.com/"
    let subscription = Subscription("https://example.com/feed")
    return (0..<count).map { number in
      var entry = Entry()
      entry.title = Text("Title of entry \(number) & co")
      entry.alternate = "https://example.com/\(number)?a=1&b=2"
      entry.authors = [Person(name: "Someone")]
      entry.content = [Content(Text(bodies[number & 63], .html))]
      let date = now - Double(number) * 60
      return Story(
        id: "urn:entry:\(number)", published: date, updated: date,
        members: [Story.Member(entry, source: source, subscription: subscription, firstSeen: date)])
    }
  }

  /// Words with a tag, a reference or a letter of two bytes among them now and then, in writer.c's proportions.
  private static func body(_ length: Int, _ generator: inout SplitMix) -> String {
    var text = ""
    while text.utf8.count < length {
      switch generator.next() % 100 {
      case 0..<3: text += "<p>"
      case 3..<5: text += "</p>\n"
      case 5: text += "&amp;"
      case 6: text += "<a href=\"https://x.example/\(text.utf8.count)\">"
      case 7: text += "é"
      default: text += "word "
      }
    }
    return text
  }
}
