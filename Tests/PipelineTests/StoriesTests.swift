import FoundationEssentials
import Pipeline
import Storing
import Syndication
import Testing

private let now = Date(timeIntervalSince1970: 1_790_000_000)
private let subscriptions = ["a", "b", "c"].map { (name: String) in
  Subscription("https://\(name).example/feed", title: name)
}

private let text = """
  <p>The central bank has published its plan for a digital currency, which is to be tested by twelve banks from the \
  first of the next month, its governor told reporters in the capital on Monday. Shops in two regions will take part, \
  and nobody will pay a fee before the year has ended.</p>
  """

private func copy(_ name: String) -> Entry {
  var entry = Entry()
  entry.id = "urn:\(name)"
  entry.alternate = "https://\(name).example/bank"
  entry.title = Text("Central bank tests digital currency")
  entry.content = [Content(Text(text, .html))]
  entry.published = now - 3600
  return entry
}

private func plain(_ number: Int, published: Date?, id: String? = nil) -> Entry {
  var entry = Entry()
  entry.id = id ?? "http://a.example/\(number)"
  entry.alternate = "http://a.example/post-\(number)"
  entry.title = Text("Post \(["zero", "one", "two", "three", "four", "five"][number % 6]) of a series \(number)")
  entry.published = published
  return entry
}

@Suite struct StoriesTests {
  fileprivate let store: Store

  init() throws {
    store = try Store.inMemory()
    try store.reconcile(subscriptions, now: now)
  }

  @discardableResult
  fileprivate func save(
    _ entries: [Entry], feed index: Int = 0, now: Date = now, flood: FloodGuard = FloodGuard()
  ) throws -> SaveResult {
    var feed = Feed(.atom10)
    feed.entries = entries
    return try Pipeline.save(
      feed: feed, state: FetchState(), for: subscriptions[index], in: store, now: now, flood: flood)
  }

  fileprivate func members() throws -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: try store.stories().map { story in (story.id, story.members.map { $0.entry.id ?? "" }) })
  }

  @Test func aMergeIsExplainedWithItsNumbers() throws {
    try save([copy("a")], feed: 0)
    try save([copy("b")], feed: 1)
    let explanation = try #require(try explain("https://b.example/bank?utm_source=x", in: store).first)
    #expect(explanation.id == "urn:a")
    #expect(explanation.members.map(\.entry.id) == ["urn:a", "urn:b"])
    #expect(explanation.members.map(\.isPrimary) == [true, false])
    #expect(explanation.evidence.map(\.rule) == ["similar title and text"])
    #expect(explanation.evidence.map(\.text) == [1])
    #expect(throws: EntryNotNamed.unknown("nothing")) { try explain("nothing", in: store) }
  }

  @Test func whatIsSplitStaysSplit() throws {
    try save([copy("a")], feed: 0)
    try save([copy("b")], feed: 1)
    #expect(try split("urn:b", in: store).id == "urn:b")
    #expect(try members() == ["urn:a": ["urn:a"], "urn:b": ["urn:b"]])

    // A third copy fits both, and yet does not bring them together.
    try save([copy("c")], feed: 2)
    let stories = try members()
    #expect(stories.count == 2)
    #expect(stories.values.map(\.count).sorted() == [1, 2])
    let near = try explain("urn:b", in: store)[0].nearMisses
    #expect(near.contains { $0.reason.contains("split by the owner") })
    #expect(throws: EntryNotNamed.self) { try split("urn:unknown", in: store) }
  }

  @Test func theEntryThatBeganAStoryTakesItsIDAlong() throws {
    try save([copy("a")], feed: 0)
    try save([copy("b")], feed: 1)
    try save([copy("c")], feed: 2)
    _ = try split("urn:a", in: store)
    #expect(try members() == ["urn:a": ["urn:a"], "urn:b": ["urn:b", "urn:c"]])
  }

  @Test func whatIsJoinedIsOneStoryUnderTheOlderID() throws {
    try save([plain(1, published: now)], feed: 0)
    try save([copy("b")], feed: 1)
    #expect(try join("urn:b", "http://a.example/1", in: store).id == "http://a.example/1")
    #expect(try members().values.map(\.count) == [2])
    #expect(throws: EntryNotNamed.self) { try join("urn:b", "http://a.example/1", in: store) }

    // Taken back by a split: each is published under the id that it had.
    _ = try split("urn:b", in: store)
    #expect(try members() == ["http://a.example/1": ["http://a.example/1"], "urn:b": ["urn:b"]])
  }

  @Test func aFeedThatChangesItsIDsAnnouncesNothingAgain() throws {
    let old = (1...5).map { plain($0, published: now - Double($0) * 3600) }
    try save(old)
    let before = try store.stories()
    let renamed = old.map { entry in
      var entry = entry
      entry.id = entry.id?.replacing("http:", with: "https:")
      entry.alternate = entry.alternate?.replacing("http:", with: "https:")
      return entry
    }
    #expect(try save(renamed, now: now + 60).new == 0)
    let after = try store.stories()
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.updated) == before.map(\.updated))
    #expect(try save(renamed, now: now + 120).changes.allSatisfy { $0 == .same })
  }

  @Test func anArchiveDoesNotFloodTheRiver() throws {
    let archive = (1...30).map { plain($0, published: now - 100 * 86_400 - Double($0) * 3600) }
    let fresh = plain(31, published: now - 3600)
    #expect(try save([fresh] + archive, flood: FloodGuard(limit: 4)).new == 31)
    #expect(try store.stories().map(\.id) == ([fresh] + archive.prefix(4)).compactMap(\.id))
    #expect(try store.stories(isComplete: true).count == 31)
    #expect(try save([fresh] + archive, flood: FloodGuard(limit: 4)).new == 0)
  }

  @Test func entriesWithoutDatesAreOldToo() throws {
    let undated = (1...9).map { plain($0, published: nil) }
    try save(undated, flood: FloodGuard(limit: 2))
    #expect(Set(try store.stories().map(\.id)) == Set(undated.prefix(2).compactMap(\.id)))
  }
}

extension StoriesTests {
  @Test func groupingAnewChangesNothingThatTheRulesMade() throws {
    try save([copy("a"), plain(1, published: now)], feed: 0)
    try save([copy("b")], feed: 1)
    #expect(try remerge(in: store, isApplied: false).isEmpty)
    _ = try split("urn:b", in: store)
    #expect(try remerge(in: store, isApplied: true).isEmpty)
    #expect(try members()["urn:b"] == ["urn:b"])
  }

  @Test func groupingAnewMendsWhatAnEarlierRuleHadLeft() throws {
    try save([copy("a")], feed: 0)
    try save([copy("b")], feed: 1)
    // As if an earlier rule had not seen that they are one.
    try store.transaction { transaction in
      let entry = try #require(try transaction.entry(2))
      try transaction.move(2, to: transaction.insertStory("urn:b", published: entry.published), because: nil)
    }
    let changes = try remerge(in: store, isApplied: false)
    #expect(changes.map { $0.before.map(\.count) } == [[1, 1]])
    #expect(changes.map { $0.after.map(\.count) } == [[2]])
    #expect(try members().count == 2)
    _ = try remerge(in: store, isApplied: true)
    #expect(try members() == ["urn:a": ["urn:a", "urn:b"]])
  }
}

extension StoriesTests {
  @Test(arguments: [now, now + 0.123_456_789])
  func theOrderOfOneRunsFetchesDecidesNothing(now: Date) throws {
    var early = copy("b")
    early.published = now - 7200
    let entries = [copy("a"), early, copy("c")]
    var outputs: Set<[Story]> = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
      let store = try Store.inMemory()
      try store.reconcile(subscriptions, now: now)
      for index in order {
        var feed = Feed(.atom10)
        feed.entries = [entries[index]]
        _ = try Pipeline.save(feed: feed, state: FetchState(), for: subscriptions[index], in: store, now: now)
      }
      outputs.insert(try store.stories())
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.map(\.id) == ["urn:b"])
  }

  @Test func aStoryThatIsPublishedKeepsItsIDThoughAnEarlierEntryComes() throws {
    try save([copy("a")], feed: 0)
    try store.announce()
    var early = copy("b")
    early.published = now - 7200
    try save([early], feed: 1, now: now + 60)
    #expect(try members() == ["urn:a": ["urn:b", "urn:a"]])
  }

  @Test func aPreferredSourceStandsForTheStoryWhoeverCameFirst() throws {
    try prefer([preferred(1)], in: store)
    var late = copy("b")
    late.published = now - 60
    try save([copy("a")], feed: 0)
    try save([late], feed: 1, now: now + 60)
    var early = copy("c")
    early.published = now - 7200
    try save([early], feed: 2, now: now + 120)
    #expect(try members().values.map(\.first) == ["urn:b"])
  }

  @Test func ofTwoPreferredSourcesTheEarlierStands() throws {
    try prefer([preferred(1), preferred(2)], in: store)
    var late = copy("b")
    late.published = now - 60
    try save([copy("a")], feed: 0)
    try save([late], feed: 1, now: now + 60)
    try save([copy("c")], feed: 2, now: now + 120)
    #expect(try members().values.map(\.first) == ["urn:c"])
  }

  @Test func aTextThatGrowsIsComparedAgain() throws {
    var short = copy("b")
    short.content = []
    try save([copy("a")], feed: 0)
    try save([short], feed: 1, now: now + 60)
    try store.announce()
    #expect(try members() == ["urn:a": ["urn:a"], "urn:b": ["urn:b"]])
    #expect(try save([copy("b")], feed: 1, now: now + 120).merged == 1)
    #expect(try members() == ["urn:a": ["urn:a", "urn:b"]])
    #expect(try save([copy("b")], feed: 1, now: now + 180).changes == [.same])
  }

  @Test func aTextThatGrowsStaysApartFromWhatItWasTakenFrom() throws {
    try save([copy("a")], feed: 0)
    try save([copy("b")], feed: 1, now: now + 60)
    _ = try split("urn:b", in: store)
    var long = copy("b")
    long.content = [
      Content(Text(text + text.replacing("bank", with: "shop") + text.replacing("the", with: "a"), .html))
    ]
    try save([long], feed: 1, now: now + 120)
    #expect(try members().count == 2)
  }

  @Test func anotherPreferenceChoosesAgainUnderTheSameID() throws {
    try save([copy("a")], feed: 0)
    try store.announce()
    var late = copy("b")
    late.published = now - 60
    try save([late], feed: 1, now: now + 60)
    let before = try store.stories()[0]
    #expect(before.members.map(\.entry.id) == ["urn:a", "urn:b"])
    try prefer([preferred(1)], in: store)
    let after = try store.stories()[0]
    #expect(after.members.map(\.entry.id) == ["urn:b", "urn:a"])
    #expect(after.id == before.id && after.published == before.published)
    try prefer(subscriptions, in: store)
    #expect(try store.stories()[0] == before)
  }

  private func preferred(_ index: Int) -> Subscription {
    var subscription = subscriptions[index]
    subscription.isPreferred = true
    return subscription
  }

  @Test func aKillBetweenTwoFetchesDecidesNoID() throws {
    try save([copy("a")], feed: 0)
    // The run that stored it was killed before it published; the next one stores the other.
    var early = copy("b")
    early.published = now - 7200
    try save([early], feed: 1, now: now + 60)
    #expect(try members() == ["urn:b": ["urn:b", "urn:a"]])
  }
}
