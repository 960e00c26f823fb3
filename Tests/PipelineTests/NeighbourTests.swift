import Compression
import Foundation
import Pipeline
import Publishing
import Storing
import Syndication
import Testing

private let noon = Date(timeIntervalSince1970: 1_795_521_600)

@Suite final class NeighbourTests {
  private let folder = NSTemporaryDirectory() + "feedmill-neighbours-" + UUID().uuidString
  private let store: Store
  private var publication = Publication()

  init() throws {
    store = try Store.inMemory()
    publication.address = "https://river.example/"
    publication.formats = [.atom, .html]
    try store.reconcile([Subscription("https://a.example/feed")], now: noon)
    try add(0..<150)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func add(_ numbers: Range<Int>) throws {
    var feed = Feed(.atom10)
    feed.entries = numbers.map { number in
      var entry = Entry()
      entry.id = "urn:\(number)"
      entry.title = Text("Words \(number * 7919 % 1000) of their own \(number * 104_729 % 1009)")
      return entry
    }
    _ = try save(feed: feed, state: FetchState(), for: Subscription("https://a.example/feed"), in: store, now: noon)
  }

  private func publish(_ codings: [ContentCoding]) throws {
    _ = try Publish([publication], into: OutputFolder(path: folder, codings: codings)).run(from: store)
  }

  private var files: Set<String> {
    get throws { try Set(FileManager.default.subpathsOfDirectory(atPath: folder)) }
  }

  private func decodes(_ path: String) throws -> Bool {
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: folder + "/" + path)))
    return try ContentCoding.allCases.allSatisfy { coding in
      try coding.decodes([UInt8](Data(contentsOf: URL(filePath: folder + "/" + path + coding.suffix))), to: bytes)
    }
  }

  @Test func neighboursFollowTheirFilesAndGoWithTheKey() throws {
    try publish([])
    #expect(try files == ["atom.xml", "index.html"])
    // Another's, which is nothing to us.
    try Data("mine".utf8).write(to: URL(filePath: folder + "/notes.txt.gz"))
    try publish([.gzip, .brotli])
    #expect(
      try files == [
        "atom.xml", "atom.xml.gz", "atom.xml.br", "index.html", "index.html.gz", "index.html.br", "notes.txt.gz",
      ])
    try add(150..<160)
    try publish([.gzip, .brotli])
    #expect(try decodes("atom.xml") && decodes("index.html"))
    try publish([.brotli])
    #expect(try files == ["atom.xml", "atom.xml.br", "index.html", "index.html.br", "notes.txt.gz"])
    try publish([])
    #expect(try files == ["atom.xml", "index.html", "notes.txt.gz"])
    #expect(try store.neighbours().isEmpty)
  }

  @Test func anotherToolsNeighboursAreLeftAlone() throws {
    try publish([])
    try Data("theirs".utf8).write(to: URL(filePath: folder + "/atom.xml.gz"))
    try add(150..<160)
    try publish([])
    #expect(try String(contentsOf: URL(filePath: folder + "/atom.xml.gz"), encoding: .utf8) == "theirs")
  }

  @Test func pagesOfTheArchiveThatStoodBeforeGetTheirs() throws {
    publication.hasArchive = true
    try publish([])
    let page = try Data(contentsOf: URL(filePath: folder + "/archive/000001.xml"))
    publication.title = "Renamed since"
    try publish(ContentCoding.allCases)
    #expect(try Data(contentsOf: URL(filePath: folder + "/archive/000001.xml")) == page)
    #expect(try decodes("archive/000001.xml") && decodes("archive/000002.xml"))
    try publish([])
    #expect(try files.filter { $0.hasPrefix("archive/") }.count == 2)
  }
}
