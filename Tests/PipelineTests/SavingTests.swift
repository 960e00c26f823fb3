import FoundationEssentials
import Pipeline
import Storing
import Syndication
import Testing

private let now = Date(timeIntervalSince1970: 1_790_000_000)
private let a = Subscription("https://a.example/feed", title: "A")
private let b = Subscription("https://b.example/feed", title: "B")

private let article = """
  <p>The central bank has published its plan for a digital currency, which is to be tested by twelve banks from the \
  first of the next month, its governor told reporters in the capital on Monday.</p><p>Shops in two regions will take \
  part, and nobody will pay a fee before the year has ended.</p>
  """

private let rain = "<p>Since the morning it has been pouring down upon all the villages beyond the river.</p>"
private let robbery = "<p>Two masked men left with a bag of coins, which the police found in a garden nearby.</p>"
private let cup = "<p>The visitors won by two goals to one after a long and rather dull evening of football.</p>"

private func entry(
  _ id: String?, _ title: String, at url: String? = nil, text: String = "", published: Date? = now - 3600
) -> Entry {
  var entry = Entry()
  entry.id = id
  entry.alternate = url
  entry.title = Text(title)
  if !text.isEmpty { entry.content = [Content(Text(text, .html))] }
  entry.published = published
  return entry
}

@Suite struct SavingTests {
  private let store: Store

  init() throws {
    store = try Store.inMemory()
    try store.reconcile([a, b], now: now)
  }

  @discardableResult
  private func save(
    _ entries: [Entry], for subscription: Subscription = a, etag: String? = nil, now: Date = now
  ) throws -> SaveResult {
    var feed = Feed(.atom10)
    feed.source.title = Text("Feed of \(subscription.title ?? "")")
    feed.entries = entries
    var state = FetchState()
    state.validators.etag = etag
    return try Pipeline.save(feed: feed, state: state, for: subscription, in: store, now: now)
  }

  @Test func savingTwiceStoresOnce() throws {
    let entries = [entry("urn:1", "One"), entry("urn:2", "Two")]
    #expect(try save(entries).changes == [.new, .new])
    let before = try store.stories()
    #expect(try save(entries, now: now + 60).changes == [.same, .same])
    #expect(try store.stories() == before)
    #expect(before.map(\.id).sorted() == ["urn:1", "urn:2"])
  }

  @Test func anEntryThatLeavesTheFeedStays() throws {
    try save([entry("urn:1", "One"), entry("urn:2", "Two")])
    try save([entry("urn:2", "Two")])
    _ = try Pipeline.save(feed: nil, state: FetchState(), for: a, in: store, now: now)
    #expect(try store.stories().count == 2)
  }

  @Test func validatorsAndEntriesMoveTogether() throws {
    try save([entry("urn:1", "One")], etag: "\"1\"")
    #expect(try store.followed()[0].state.validators.etag == "\"1\"")
    #expect(throws: (any Error).self) {
      try store.transaction { transaction in
        let row = try #require(try transaction.subscription(a.feedURL))
        var state = FetchState()
        state.validators.etag = "\"2\""
        try transaction.set(state, of: row)
        throw CancellationError()
      }
    }
    #expect(try store.followed()[0].state.validators.etag == "\"1\"")
  }

  @Test func oneFeedNeverOverwritesAnothersEntry() throws {
    try save([entry("urn:1", "A's own words about this", text: article)], for: a)
    try save([entry("urn:1", "Something else that B wrote", text: "<p>Not at all the same story as A's.</p>")], for: b)
    let stories = try store.stories()
    #expect(stories.count == 2)
    let first = try #require(stories.first { $0.id == "urn:1" })
    #expect(first.members.map(\.entry.title?.value) == ["A's own words about this"])
    let second = try #require(stories.first { $0.id != "urn:1" })
    #expect(second.id.hasPrefix("tag:b.example,2026:feedmill/"))
  }

  @Test(arguments: [
    ("urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6", true), ("https://a.example/?p=1&x=%D1%8F", true),
    ("HTTP://A.example/я", true), ("tag:a.example,2005:1", true), ("https://a.example/ x", false), ("12345", false),
    ("/2026/11/a-post", false), ("https://a.example/100%", false), ("a b:c", false), ("https://a.example/<x>", false),
    ("", false), (nil, false),
  ])
  func thePublishedIDIsTheSourcesWhereItIsLegal(id: String?, isKept: Bool) throws {
    try save([entry(id, "One", at: "https://a.example/1")])
    let story = try store.stories()[0]
    #expect((story.id == id) == isKept)
    if !isKept { #expect(story.id.hasPrefix("tag:a.example,2026:feedmill/")) }
    #expect(story.members[0].entry.id == id)
  }

  @Test func aTagIsTheSameInEveryStore() throws {
    try save([entry("12345", "One")])
    let other = try Store.inMemory()
    try other.reconcile([a], now: now + 999)
    var feed = Feed(.rss20)
    feed.entries = [entry("zero", "Zero"), entry("12345", "One, edited")]
    _ = try Pipeline.save(feed: feed, state: FetchState(), for: a, in: other, now: now + 999)
    #expect(try other.stories().map(\.id).contains(try store.stories()[0].id))
  }

  @Test func entriesWithoutIDAreKnownByAddressThenByWords() throws {
    let entries = [
      entry(nil, "With an address", at: "https://a.example/1"), entry(nil, "Without", text: "<p>Just words.</p>"),
    ]
    #expect(try save(entries).new == 2)
    let edited = entry(nil, "With an address, edited", at: "https://a.example/1")
    #expect(try save([edited, entries[1]]).changes == [.changed, .same])
  }

  @Test func oneGuidForAllItemsDoesNotMakeThemOne() throws {
    let entries = [
      entry("https://a.example/", "Rain in the north", at: "https://a.example/1"),
      entry("https://a.example/", "A bank is robbed", at: "https://a.example/2"),
      entry("https://a.example/", "The cup goes to Turin", at: "https://a.example/3"),
    ]
    #expect(try save(entries).new == 3)
    #expect(try save(entries).changes == [.same, .same, .same])
    var edited = entries
    edited[1].summary = Text("Nobody was hurt.")
    #expect(try save(edited).changes == [.same, .changed, .same])
    #expect(Set(try store.stories().map(\.id)).count == 3)
  }

  @Test(arguments: ["https://a.example/ed", nil])
  func anEditThatLeavesNoWordIsTheSameEntry(url: String?) throws {
    let later = now + 172_800
    try save([entry("ed1", "Edited v1", at: url, text: "<p>c1</p>"), entry("ed2", "Another", at: "https://a.example/")])
    let edited = entry("ed1", "Rewritten v2", at: url, text: "<p>All of it is new.</p>")
    #expect(try save([edited], now: later).changes == [.changed])
    let story = try #require(try store.stories().first { $0.members[0].entry.id == "ed1" })
    #expect(try store.stories().count == 2)
    #expect(story.members.map(\.entry) == [edited])
    #expect(story.published == now - 3600)
    #expect(story.updated == later)
    #expect(try save([edited], now: later + 60).changes == [.same])

    let revoked = entry("ed1", "Edited v1", at: url, text: "<p>c1</p>")
    #expect(try save([revoked, revoked], now: later + 120).changes == [.changed, .same])
    #expect(try store.stories().count == 2)
  }

  @Test(arguments: [
    ("last", "https://a.example/1", "https://a.example/2"), ("https://a.example/", "https://a.example/", nil),
    ("https://a.example/", nil, nil),
  ])
  func oneGuidForWhateverIsNewestDoesNotMakePostsOne(id: String, first: String?, second: String?) throws {
    try save([entry(id, "Rain in the north", at: first, text: rain)])
    let next = entry(id, "A bank is robbed", at: second, text: robbery)
    #expect(try save([next], now: now + 60).changes == [.new])
    #expect(try store.stories().count == 2)
  }

  @Test func aGuidThatTwoItemsHadAtOneAddressNamesNeither() throws {
    let url = "https://a.example/news"
    let first = entry("post", "Rain in the north", at: url, text: rain)
    try save([first])
    #expect(try save([entry("post", "A bank is robbed", at: url, text: robbery), first]).changes == [.new, .same])
    #expect(try save([entry("post", "The cup goes to Turin", at: url, text: cup)]).changes == [.new])
    #expect(try store.stories().count == 3)
  }

  @Test func anItemThatAFetchBringsTwiceIsStoredOnce() throws {
    let one = entry("urn:1", "One and the same", at: "https://a.example/1")
    var again = one
    again.commentsCount = 3
    #expect(try save([one, again]).new == 1)
  }

  @Test func datesAreHonest() throws {
    try save([
      entry("urn:past", "Past", published: now - 86_400), entry("urn:future", "Future", published: now + 86_400),
      entry("urn:none", "None", published: nil), entry("urn:zero", "Zero", published: Date(timeIntervalSince1970: 0)),
    ])
    let published = Dictionary(uniqueKeysWithValues: try store.stories().map { ($0.id, $0.published) })
    #expect(published == ["urn:past": now - 86_400, "urn:future": now, "urn:none": now, "urn:zero": now])
  }

  @Test func onlyARealChangeMovesUpdated() throws {
    var post = entry("urn:1", "One", text: "<p>First  words,\n and more.</p>")
    try save([post])
    #expect(try store.stories()[0].updated == now - 3600)

    post.content = [Content(Text("<div class='x'>first words, <b>and</b>&nbsp;more.</div>", .html))]
    post.updated = now + 60
    #expect(try save([post], now: now + 60).changes == [.touched])
    #expect(try store.stories()[0].updated == now - 3600)

    post.content = [Content(Text("<p>First words, and more. A correction.</p>", .html))]
    #expect(try save([post], now: now + 120).changes == [.changed])
    let story = try store.stories()[0]
    #expect(story.updated == now + 60)
    #expect(story.published == now - 3600)
    #expect(story.members[0].entry == post)
  }

  @Test func theRiverIsNewestFirstAndBounded() throws {
    try save((1...5).map { entry("urn:\($0)", "Title \($0)", published: now - Double($0 % 3)) })
    #expect(try store.stories().map(\.id) == ["urn:3", "urn:1", "urn:4", "urn:2", "urn:5"])
    #expect(try store.stories(limit: 2).map(\.id) == ["urn:3", "urn:1"])
  }

  @Test func whatIsNoLongerListedLeavesTheRiverAndComesBack() throws {
    try save([entry("urn:1", "One")], for: a)
    try save([entry("urn:2", "Two")], for: b)
    try store.reconcile([b], now: now)
    #expect(try store.stories().map(\.id) == ["urn:2"])
    try store.reconcile([a, b], now: now)
    #expect(try store.stories().count == 2)
  }

  @Test func theSameArticleInTwoFeedsIsOneStoryThatNamesBoth() throws {
    try save([entry("urn:1", "Central bank tests its digital currency", at: "https://a.example/1", text: article)])
    let copy = entry(
      "b-17", "Central Bank tests its Digital Currency", at: "https://b.example/news/17?utm_source=rss",
      text: article + "<p>No votes yet. Please wait...</p><p>Source: a.example</p>")
    #expect(try save([copy], for: b).merged == 1)
    let stories = try store.stories()
    #expect(stories.count == 1)
    #expect(stories[0].id == "urn:1")
    #expect(stories[0].members.map(\.subscription) == [a, b])
    #expect(stories[0].members.map(\.source.title?.value) == ["Feed of A", "Feed of B"])
    #expect(stories[0].members[0].reason == nil)
    #expect(stories[0].members[1].reason?.contains("similar title and text") == true)
  }

  @Test func aTitleAloneMergesNothing() throws {
    try save([entry("urn:1", "News of the market today", text: article)])
    try save(
      [entry("urn:2", "News of the market today", text: "<p>Shares fell by a tenth, and gold rose after it.</p>")],
      for: b)
    #expect(try store.stories().count == 2)
  }
}
