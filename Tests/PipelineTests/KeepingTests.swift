import Foundation
import Pipeline
import Storing
import Subscribing
import Syndication
import Testing

struct KeepingTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let old = now - 800 * 86_400
  private static let feed = Subscription("https://a.example/feed")
  private static let limits = PruneLimits(before: now - 365 * 86_400, kept: 0)

  private func entries(_ range: Range<Int>, text: String = "words ") -> [Entry] {
    range.map { number in
      var entry = Entry()
      entry.id = "urn:\(number)"
      entry.alternate = "https://a.example/\(number)"
      entry.title = Text("Title \(number)")
      entry.content = [Content(Text(String(repeating: text, count: 100), .html))]
      return entry
    }
  }

  private func save(_ entries: [Entry], in store: Store, at time: Date) throws -> SaveResult {
    var feed = Feed(.atom10)
    feed.entries = entries
    return try Pipeline.save(feed: feed, state: FetchState(), for: KeepingTests.feed, in: store, now: time)
  }

  private func texts(_ store: Store) throws -> [Bool] {
    try store.listed(Array(1...100)).map { !$0.entry.content.isEmpty }
  }

  private func storeOfTen() throws -> Store {
    let store = try Store.inMemory()
    try store.reconcile([KeepingTests.feed], now: KeepingTests.old)
    _ = try save(entries(0..<7), in: store, at: KeepingTests.old)
    _ = try save(entries(7..<10), in: store, at: KeepingTests.now - 86_400)
    return store
  }

  @Test func textsOfOldEntriesGoAndTheRestStays() throws {
    let store = try storeOfTen()
    let dry = try prune(store, KeepingTests.limits, isDry: true)
    #expect(dry.entries == 7 && dry.bytes > 7 * 600)
    #expect(try texts(store).allSatisfy { $0 })
    #expect(try prune(store, KeepingTests.limits, isDry: false) == dry)
    #expect(try texts(store) == Array(repeating: false, count: 7) + Array(repeating: true, count: 3))
    #expect(try store.listed([1])[0].entry.title?.value == "Title 0")
    #expect(try prune(store, KeepingTests.limits, isDry: false).entries == 0)
  }

  @Test func whatWasPrunedIsNeverNewOrChanged() throws {
    let store = try storeOfTen()
    let river = try store.stories().map(\.id)
    _ = try prune(store, KeepingTests.limits, isDry: false)
    let again = try save(entries(0..<10), in: store, at: KeepingTests.now)
    #expect(again.new == 0 && again.changed == 0)
    #expect(try store.stories().map(\.id) == river)
  }

  @Test func theNewestStoriesKeepTheirTexts() throws {
    let store = try storeOfTen()
    #expect(try prune(store, PruneLimits(before: KeepingTests.now, kept: 10_000), isDry: true).entries == 0)
    #expect(try prune(store, PruneLimits(before: KeepingTests.now, kept: 3), isDry: true).entries == 7)
  }

  @Test func aSourceThatLeftTheListLongAgoKeepsNoText() throws {
    let store = try storeOfTen()
    let limits = PruneLimits(before: KeepingTests.now - 365 * 86_400, kept: 10_000)
    try store.reconcile([], now: KeepingTests.now)
    #expect(try prune(store, limits, isDry: true).entries == 10)
    // It was asked lately: it may come back.
    var state = FetchState()
    state.lastFetched = KeepingTests.now
    _ = try Pipeline.save(feed: nil, state: state, for: KeepingTests.feed, in: store, now: KeepingTests.now)
    #expect(try prune(store, limits, isDry: true).entries == 0)
  }

  @Test func prunedTextsAreNotFoundAndTitlesAre() throws {
    let store = try storeOfTen()
    try SearchIndex(store).complete()
    func found(_ text: String) throws -> Int {
      try search(SearchQuery(text), by: .date, in: EntrySelection(limit: 20), of: store).count
    }
    #expect(try found("words") == 10)
    _ = try prune(store, KeepingTests.limits, isDry: false)
    #expect(try SearchIndex(store).backlog == 0)
    #expect(try found("words") == 3)
    #expect(try found("title") == 10)
  }

  @Test func aBackupIsAProjectLikeItsOriginal() throws {
    let original = try TemporaryProject(configuration: "title: Планета\n")
    try original.write(feeds: [KeepingTests.feed.feedURL])
    let store = try OpenProject(original.project, now: KeepingTests.now).store
    _ = try save(entries(0..<50), in: store, at: KeepingTests.now)
    let path = original.project.directory + "/backups/one"
    try original.project.backUp(to: path)
    // What comes after it is not in it.
    _ = try save(entries(50..<60), in: store, at: KeepingTests.now)
    let copy = Project(path)
    let opened = try OpenProject(copy, now: KeepingTests.now)
    #expect(try opened.store.totals().entries == 50)
    #expect(opened.list.subscriptions == [KeepingTests.feed])
    #expect(try opened.store.examine(isFull: true).damage == [])
    #expect(
      try String(contentsOfFile: copy.configuration, encoding: .utf8)
        == String(contentsOfFile: original.project.configuration, encoding: .utf8))
    #expect(throws: BackupExists.self) { try original.project.backUp(to: path) }
  }

  @Test func aBackupThatFailsLeavesNothing() throws {
    let original = try TemporaryProject()
    try original.write(feeds: [KeepingTests.feed.feedURL])
    _ = try OpenProject(original.project, now: KeepingTests.now)
    try Data("no folder".utf8).write(to: URL(filePath: original.project.directory + "/backups"))
    #expect(throws: (any Error).self) { try original.project.backUp(to: original.project.directory + "/backups/one") }
    try FileManager.default.removeItem(atPath: original.project.directory + "/feeds.opml")
    try FileManager.default.createDirectory(
      atPath: original.project.directory + "/feeds.opml", withIntermediateDirectories: false)
    #expect(throws: (any Error).self) { try original.project.backUp(to: original.project.directory + "/copy") }
    let names = try FileManager.default.contentsOfDirectory(atPath: original.project.directory)
    #expect(names.filter { $0.contains("copy") } == [])
  }
}
