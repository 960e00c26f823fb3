import FoundationEssentials
import Storing
import Syndication
import Testing

private let now = Date(timeIntervalSince1970: 1_790_000_000)

@Suite struct SubscriptionTests {
  private let store: Store

  init() throws { store = try Store.inMemory() }

  private func set(_ state: FetchState, of feedURL: String) throws {
    try store.transaction { transaction in
      let row = try #require(try transaction.subscription(feedURL))
      try transaction.set(state, of: row)
    }
  }

  @Test func theListIsTheTruth() throws {
    let a = Subscription("https://a.example/feed", title: "A", groups: ["Crypto", "Russian"])
    let b = Subscription("https://b.example/feed", siteURL: "https://b.example/", interval: 900)
    try store.reconcile([a, b], now: now)
    #expect(try store.followed().map(\.subscription) == [a, b])

    let renamed = Subscription("https://a.example/feed", title: "Again A", groups: [])
    let c = Subscription("https://c.example/feed")
    try store.reconcile([c, renamed], now: now)
    #expect(try store.followed().map(\.subscription) == [c, renamed])
  }

  @Test func aSubscriptionThatComesBackKeepsItsState() throws {
    let a = Subscription("https://a.example/feed")
    var state = FetchState()
    state.validators = Validators(etag: "W/\"1\"")
    try store.reconcile([a], now: now)
    try set(state, of: a.feedURL)
    try store.reconcile([], now: now)
    #expect(try store.followed().isEmpty)
    try store.reconcile([a], now: now)
    #expect(try store.followed() == [Followed(a, state: state)])
  }

  @Test func everyFieldOfAFetchStateIsKept() throws {
    var state = FetchState()
    state.validators = Validators(etag: "\"é\"", lastModified: "yesterday")
    state.bodyHash = .max
    state.lastFetched = now
    state.lastSucceeded = now - 1
    state.lastChanged = now - 2
    state.failures = 3
    state.failingSince = now - 4
    state.lastOutcome = "timeout"
    state.lastMessage = "no answer in 30 s"
    state.nextDue = now + 5
    state.dueReason = "backoff"
    state.isGone = true
    state.validatorsURL = "https://a.example/feed?"
    state.unmodifiedSince = now - 6
    state.lastStatus = 503
    state.retryAfter = now + 7
    state.hints.ttl = 60
    state.answerTime = 2.5
    state.malformed = 4
    state.malformedSince = now - 10
    state.move = Move("https://new.example/feed", firstSeen: now - 8, lastSeen: now - 9, sightings: 2, overlaps: true)
    let blank = Dictionary(
      uniqueKeysWithValues: Mirror(reflecting: FetchState()).children.map { ($0.label, "\($0.value)") })
    for child in Mirror(reflecting: state).children {
      #expect(blank[child.label] != "\(child.value)", "\(child.label ?? "") is not set here, so not tested")
    }
    let a = Subscription("https://a.example/feed")
    try store.reconcile([a], now: now)
    try set(state, of: a.feedURL)
    #expect(try store.followed() == [Followed(a, state: state)])
  }

  @Test func dueAreThoseNeverAskedThenTheLongestDue() throws {
    let urls = ["late", "fresh", "never", "gone", "later"].map { "https://\($0).example/feed" }
    try store.reconcile(urls.map { Subscription($0) }, now: now)
    for (url, due) in [(urls[0], now - 60), (urls[1], now + 60), (urls[3], now - 9), (urls[4], now)] {
      var state = FetchState()
      state.nextDue = due
      state.isGone = url.contains("gone")
      try set(state, of: url)
    }
    #expect(try store.due(now: now).map(\.subscription.feedURL) == [urls[2], urls[0], urls[4]])
  }

  @Test func aMovedFeedTakesItsHistoryWithIt() throws {
    let a = Subscription("https://a.example/feed")
    var state = FetchState()
    state.validators.etag = "\"7\""
    var redirected = state
    redirected.move = Move("https://new.example/feed", firstSeen: now - 9, lastSeen: now, sightings: 3)
    try store.reconcile([a], now: now)
    try set(redirected, of: a.feedURL)
    let relocation = try #require(try store.relocate(a.feedURL, to: "https://new.example/feed", now: now))
    let moved = Subscription("https://new.example/feed")
    try store.reconcile([moved], now: now)
    #expect(try store.followed() == [Followed(moved, state: state)])
    #expect(try store.unwrittenRelocations() == [relocation])
    try store.noteWritten(relocation)
    #expect(try store.unwrittenRelocations().isEmpty)
    #expect(try store.relocations() == [relocation])
  }

  @Test func aMoveToAnAddressThatIsKnownAlreadyIsNone() throws {
    let a = Subscription("https://a.example/feed")
    let b = Subscription("https://b.example/feed")
    try store.reconcile([a, b], now: now)
    var state = FetchState()
    state.move = Move(b.feedURL, firstSeen: now - 9, lastSeen: now, sightings: 3)
    try set(state, of: a.feedURL)
    #expect(try store.relocate(a.feedURL, to: b.feedURL, now: now) == nil)
    #expect(try store.followed().map(\.subscription) == [a, b])
    #expect(try store.relocations().isEmpty)
  }

  @Test func aMoveThatWasUndoneIsRefusedForEver() throws {
    let a = Subscription("https://a.example/feed")
    try store.reconcile([a], now: now)
    var state = FetchState()
    state.move = Move("https://new.example/feed", firstSeen: now - 9, lastSeen: now, sightings: 3)
    try set(state, of: a.feedURL)
    let relocation = try #require(try store.relocate(a.feedURL, to: "https://new.example/feed", now: now))
    #expect(try store.undo(relocation, now: now + 5))
    #expect(try store.followed().map(\.subscription) == [a])
    #expect(try store.followed()[0].state.move?.isRefused == true)
    try set(state, of: a.feedURL)
    #expect(try store.relocate(a.feedURL, to: "https://new.example/feed", now: now + 9) == nil)
  }
}
