import Foundation
import Patterns
import Pipeline
import Publishing
import Storing
import Syndication
import Testing

private let noon = Date(timeIntervalSince1970: 1_795_521_600)

@Suite struct PublishTests {
  private let folder = NSTemporaryDirectory() + "feedmill-publish-" + UUID().uuidString

  private var publication: Publication {
    var publication = Publication()
    publication.address = "https://river.example/"
    return publication
  }

  private func withFolder(_ body: (OutputFolder) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(OutputFolder(path: folder))
  }

  private func subscription(_ number: Int) -> Subscription {
    Subscription("https://site\(number).example/feed", title: "Site \(number)")
  }

  /// A store of 25 feeds with 10 entries each, one story an entry, filled in the order given.
  private func store(filling order: [Int] = Array(0..<25)) throws -> Store {
    let store = try Store.inMemory()
    try store.reconcile((0..<25).map(subscription), now: noon)
    for number in order { try save(feed: number, entries: 0..<10, in: store) }
    return store
  }

  private func save(feed number: Int, entries: Range<Int>, in store: Store) throws {
    var feed = Feed(.atom10)
    feed.source.title = Text("Site \(number)")
    feed.entries = entries.map { index in
      var entry = Entry()
      entry.id = "urn:\(number):\(index)"
      entry.title = Text("Words \(number * 7919 % 1000) of their own \(index * 104_729 % 1009)")
      entry.published = noon - Double(number * 10 + index) * 60
      return entry
    }
    _ = try Pipeline.save(feed: feed, state: FetchState(), for: subscription(number), in: store, now: noon)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: folder + "/" + path), encoding: .utf8)
  }

  private func ids(in document: String) -> [String] {
    document.components(separatedBy: "<entry>").dropFirst().map { entry in
      String(entry.components(separatedBy: "<id>")[1].prefix { $0 != "<" })
    }
  }

  @Test func theOrderInWhichFeedsWereReadDoesNotShow() throws {
    let orders = [Array(0..<25), (0..<25).reversed(), [7, 3, 24] + (0..<25).filter { ![7, 3, 24].contains($0) }]
    let outputs = try orders.map { order in
      var files: [String: String] = [:]
      try withFolder { folder in
        let summary = try Publish([publication], into: folder).run(from: store(filling: order))
        for file in summary.files { files[file.path] = try text(file.path) }
      }
      return files
    }
    #expect(outputs[0].count == 7)
    #expect(outputs[1] == outputs[0] && outputs[2] == outputs[0])
  }

  @Test func aSecondPublishTouchesNothing() throws {
    try withFolder { folder in
      let store = try store()
      _ = try Publish([publication], into: folder).run(from: store)
      #expect(try Publish([publication], into: folder).run(from: store).files.allSatisfy { $0.outcome == "unchanged" })
    }
  }

  /// The rules keep the entries of the last feed alone, which are the oldest of all.
  @Test func rulesReachAsFarBackAsTheyMust() throws {
    var rule = Rule()
    rule.sources = ["Site 24"]
    var rare = publication
    rare.name = "rare"
    rare.folder = "rare"
    rare.limit = 8
    rare.selection.include = [rule]
    try withFolder { folder in
      let summary = try Publish([publication, rare], into: folder).run(from: store())
      #expect(summary.stories == 100)
      #expect(try ids(in: text("rare/atom.xml")) == (0..<8).map { "urn:24:\($0)" })
      #expect(try text("rare/atom.xml").contains("<id>https://river.example/rare/atom.xml</id>"))
    }
  }

  @Test func aReaderThatWalksTheArchiveGetsEveryEntry() throws {
    var publication = publication
    publication.hasArchive = true
    try withFolder { folder in
      let store = try store()
      _ = try Publish([publication], into: folder).run(from: store)
      var walked: Set<String> = []
      var archived: [String] = []
      var next: String? = "atom.xml"
      while let path = next {
        let document = try text(path)
        walked.formUnion(ids(in: document))
        if path != "atom.xml" { archived += ids(in: document) }
        next = document.firstMatch(of: #/rel="prev-archive"[^>]*href="https:\/\/river\.example\/([^"]*)"/#).map {
          String($0.1)
        }
      }
      #expect(walked.count == 250)
      #expect(archived.count == 250 && Set(archived).count == 250, "each once")
    }
  }

  @Test func aFullPageNeverChangesAgain() throws {
    var publication = publication
    publication.hasArchive = true
    try withFolder { folder in
      let store = try store()
      _ = try Publish([publication], into: folder).run(from: store)
      let pages = try (1...2).map { try text("archive/00000\($0).xml") }
      let newest = try text("archive/000003.xml")
      publication.title = "Renamed"
      try save(feed: 3, entries: 0..<70, in: store)
      let summary = try Publish([publication], into: folder).run(from: store)
      #expect(try (1...2).map { try text("archive/00000\($0).xml") } == pages)
      #expect(try text("archive/000003.xml") != newest)
      #expect(try text("archive/000003.xml").contains("archive/000004.xml"))
      #expect(
        summary.files.map(\.path).filter { $0.hasPrefix("archive/") } == ["archive/000003.xml", "archive/000004.xml"])
      // A page that is gone is made again.
      try FileManager.default.removeItem(atPath: self.folder + "/archive/000001.xml")
      _ = try Publish([publication], into: folder).run(from: store)
      #expect(try ids(in: text("archive/000001.xml")) == ids(in: pages[0]))
    }
  }

  @Test func aHiddenStoryLeavesEveryFileAndReadersAreTold() throws {
    var publication = publication
    publication.hasArchive = true
    try withFolder { folder in
      let store = try store()
      #expect(try hide("urn:0:1", in: store, now: noon + 60) == ("urn:0:1", true))
      #expect(try hide("urn:0:1", in: store, now: noon + 90) == ("urn:0:1", false))
      let summary = try Publish([publication], into: folder).run(from: store)
      for file in summary.files where file.path != "atom.xml" {
        #expect(try !text(file.path).contains("urn:0:1<") && !text(file.path).contains("\"urn:0:1\""), "\(file.path)")
      }
      let feed = try text("atom.xml")
      #expect(!ids(in: feed).contains("urn:0:1") && ids(in: feed).count == 100)
      #expect(feed.contains("ref=\"urn:0:1\" when=\"2026-11-24T12:01:00Z\""))
      #expect(feed.contains("<updated>2026-11-24T12:01:00Z</updated>"))

      #expect(try unhide("urn:0:1", in: store) == ("urn:0:1", true))
      _ = try Publish([publication], into: folder).run(from: store)
      let again = try text("atom.xml")
      #expect(ids(in: again).contains("urn:0:1") && !again.contains("deleted-entry"))
      #expect(throws: EntryNotNamed.unknown("urn:nobody")) { try hide("urn:nobody", in: store, now: noon) }
    }
  }
}
