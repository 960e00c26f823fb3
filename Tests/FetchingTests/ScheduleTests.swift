import Fetching
import Foundation
import Syndication
import Testing

@Suite struct ScheduleTests {
  /// Sunday, 15 June 2025, 15:06:40 GMT.
  private static let now = Date(timeIntervalSince1970: 1_750_000_000)
  private static let minute = 60.0
  private static let hour = 3600.0
  private static let day = 86400.0

  private static func document(_ change: (inout Fetch) -> Void = { _ in }, isCut: Bool = false) -> Fetch {
    var document = Document([], url: "http://example.org/feed")
    document.isCut = isCut
    var fetch = Fetch(.document(document), url: document.url, status: 200, at: now)
    fetch.validators = Validators(etag: "\"new\"", lastModified: "today")
    fetch.bodyHash = 2
    change(&fetch)
    return fetch
  }

  private static func unmodified(_ status: Int, _ change: (inout Fetch) -> Void = { _ in }) -> Fetch {
    var fetch = Fetch(.unmodified, url: "http://example.org/feed", status: status, at: now)
    change(&fetch)
    return fetch
  }

  private static func failed(_ kind: Fetch.Failure, status: Int? = nil, retryAfter: Double? = nil) -> Fetch {
    var fetch = Fetch(.failure(kind, "why"), url: "http://example.org/feed", status: status, at: now)
    fetch.retryAfter = retryAfter.map { now + $0 }
    return fetch
  }

  private static func feed(_ change: (inout UpdateHints) -> Void = { _ in }) -> Feed {
    var feed = Feed(.rss20)
    change(&feed.hints)
    return feed
  }

  private static func known() -> FetchState {
    var state = FetchState()
    state.validators = Validators(etag: "\"old\"", lastModified: "yesterday")
    state.validatorsURL = "http://example.org/feed"
    state.bodyHash = 1
    return state
  }

  /// Whole minutes until the next asking.
  private static func minutes(_ state: FetchState) -> Int? {
    state.nextDue.map { Int(($0.timeIntervalSince(now) / 60).rounded(.up)) }
  }

  private static func settled(
    _ state: FetchState, _ fetch: Fetch, feed: Feed? = nil, postings: [Date] = [], interval: Double? = nil,
    jitter: Double = 0
  ) -> FetchState {
    Schedule().settled(state, after: fetch, feed: feed, postings: postings, interval: interval, jitter: jitter)
  }

  // MARK: What is remembered

  @Test func theTimeOfAnswersIsAMeanInWhichTheNewestCountsForAQuarter() {
    var state = FetchState()
    for duration in [8.0, 16, nil, 2] {
      state = Self.settled(state, Self.unmodified(304) { $0.duration = duration })
    }
    #expect(state.answerTime == 8)
    #expect(Self.settled(state, Self.failed(.timeout)).answerTime == 8)
  }

  @Test func documentsInARowThatAreNotWellFormedAreCounted() {
    var broken = Self.feed()
    broken.isWellFormed = false
    var state = Self.settled(Self.known(), Self.document(), feed: broken)
    #expect(state.malformed == 1 && state.malformedSince == Self.now)
    state = Self.settled(state, Self.document { $0.at = Self.now + Self.day }, feed: broken)
    state = Self.settled(state, Self.unmodified(304))
    #expect(state.malformed == 2 && state.malformedSince == Self.now)
    state = Self.settled(state, Self.document(), feed: Self.feed())
    #expect(state.malformed == 0 && state.malformedSince == nil)
  }

  @Test func validatorsAdvanceWithAFeed() {
    let state = Self.settled(Self.known(), Self.document(), feed: Self.feed())
    #expect(state.validators == Validators(etag: "\"new\"", lastModified: "today"))
    #expect(state.bodyHash == 2)
    #expect(state.lastChanged == Self.now)
  }

  @Test func validatorsStayWithWhatIsNoFeed() {
    let state = Self.settled(Self.known(), Self.document())
    #expect(state.validators == Self.known().validators)
    #expect(state.bodyHash == 1)
    #expect(state.lastOutcome == "notAFeed")
    #expect(state.failures == 1)
  }

  @Test func validatorsStayWithACutDocument() {
    let state = Self.settled(Self.known(), Self.document(isCut: true), feed: Self.feed())
    #expect(state.validators == Self.known().validators)
    #expect(state.bodyHash == 1)
    #expect(state.failures == 0)
  }

  @Test(arguments: [
    Fetch.Failure.notFound, .rateLimited, .forbidden, .clientError, .serverError, .challenge, .garbled, .limit,
    .refused, .dns, .connection, .tls, .timeout,
  ])
  func validatorsStayWithAFailure(kind: Fetch.Failure) {
    let state = Self.settled(Self.known(), Self.failed(kind, status: 500))
    #expect(state.validators == Self.known().validators)
    #expect(state.bodyHash == 1)
    #expect(state.lastMessage == "why")
    #expect(!state.isGone)
  }

  @Test func aValidatorThatIsNoLongerGivenIsForgotten() {
    let fetch = Self.document { $0.validators = Validators() }
    #expect(Self.settled(Self.known(), fetch, feed: Self.feed()).validators.isEmpty)
  }

  @Test func a304ReplacesOnlyWhatItRepeats() {
    let state = Self.settled(Self.known(), Self.unmodified(304) { $0.validators.etag = "\"304\"" })
    #expect(state.validators == Validators(etag: "\"304\"", lastModified: "yesterday"))
    #expect(state.unmodifiedSince == Self.now)
  }

  @Test func theSameBodyBringsItsNewValidators() {
    var state = Self.known()
    state.unmodifiedSince = Self.now - Self.day
    state = Self.settled(state, Self.unmodified(200) { $0.validators.etag = "\"2\"" })
    #expect(state.validators == Validators(etag: "\"2\""))
    #expect(state.unmodifiedSince == nil)
  }

  @Test func goneIsForGood() {
    let state = Self.settled(Self.known(), Self.failed(.gone, status: 410))
    #expect(state.isGone)
    #expect(!Schedule().isDue(state, now: Self.now + 1000 * Self.day))
  }

  @Test func aFeedEndsARowOfFailures() {
    var state = Self.known()
    for _ in 1...3 { state = Self.settled(state, Self.failed(.timeout)) }
    #expect(state.failures == 3)
    #expect(state.failingSince == Self.now)
    state = Self.settled(state, Self.unmodified(304))
    #expect(state.failures == 0)
    #expect(state.failingSince == nil)
  }

  // MARK: Moves

  @Test func aMoveIsRememberedOnceItsTargetIsAFeed() {
    let moved = Self.document { $0.permanentURL = "http://example.org/new" }
    #expect(Self.settled(Self.known(), moved).move == nil)
    #expect(
      Self.settled(Self.known(), moved, feed: Self.feed()).move
        == Move("http://example.org/new", firstSeen: Self.now, lastSeen: Self.now, sightings: 1))
  }

  @Test func onlyLooksAtTheOldAddressCount() {
    var state = Self.known()
    let first = Self.now - 4 * Self.day
    state.move = Move("http://example.org/new", firstSeen: first, lastSeen: first, sightings: 1)
    let direct = Self.settled(state, Self.unmodified(304) { $0.askedOriginal = false })
    #expect(direct.move == state.move)
    let seen = Self.settled(state, Self.unmodified(304) { $0.permanentURL = "http://example.org/new" })
    #expect(seen.move == Move("http://example.org/new", firstSeen: first, lastSeen: Self.now, sightings: 2))
    let other = Self.settled(state, Self.unmodified(304) { $0.permanentURL = "http://example.org/other" })
    #expect(other.move?.sightings == 1)
    #expect(Self.settled(state, Self.unmodified(304)).move == nil)
  }

  // MARK: When to ask next

  @Test(
    arguments: [
      (1, 0.0, 30), (1, 1.0, 38), (2, 0, 60), (3, 0, 120), (4, 0, 240), (6, 0, 960), (7, 0, 1440), (50, 0, 1440),
      (50, 1, 1800),
    ] as [(Int, Double, Int)])
  func failuresBackOff(failures: Int, jitter: Double, minutes: Int) {
    var state = Self.known()
    state.failures = failures - 1
    state = Self.settled(state, Self.failed(.timeout), jitter: jitter)
    #expect(Self.minutes(state) == minutes)
  }

  /// Entries in two weeks, and at most how many minutes they let us wait.
  private static let rates: [(Int, Int)] = [
    (0, 1440), (1, 1440), (14, 960), (140, 240), (336, 150), (3360, 47), (33600, 30),
  ]

  @Test(arguments: rates)
  func moreEntriesAreAskedForMoreOften(entriesInTwoWeeks: Int, atMost: Int) {
    let gap = 14 * Self.day / Double(max(entriesInTwoWeeks, 1))
    let postings = (0..<entriesInTwoWeeks).map { Self.now - (Double($0) + 0.5) * gap }
    let state = Self.settled(Self.known(), Self.unmodified(304), postings: postings)
    #expect(Self.minutes(state)! <= atMost)
    #expect(Self.minutes(state)! > atMost * 3 / 4)
  }

  @Test func aFeedThatPostsInTheMorningIsAskedInTheMorning() {
    let midnight = Date(timeIntervalSince1970: (Self.now.timeIntervalSince1970 / Self.day).rounded(.down) * Self.day)
    // Two weeks of five entries each morning between 8 and 10.
    var postings: [Date] = []
    for day in 0..<14 {
      for entry in 0..<5 {
        let hour: Double = 8 + 0.4 * Double(entry)
        postings.append(midnight - Double(day) * Self.day + hour * Self.hour)
      }
    }
    let fetch = Self.unmodified(304) { $0.at = midnight + 11 * Self.hour }
    let due = Self.settled(Self.known(), fetch, postings: postings).nextDue!
    let hour = due.timeIntervalSince(midnight) / Self.hour - 24
    #expect((8.0...10.5).contains(hour), "\(hour)")
  }

  @Test func entriesOfTheFutureAreNotCounted() {
    let postings = (1...1000).map { Self.now + Double($0) * Self.minute }
    #expect(Self.minutes(Self.settled(Self.known(), Self.unmodified(304), postings: postings)) == 24 * 60)
  }

  private static let busy = (0..<14 * 2400).map { now - (Double($0) + 0.5) * day / 2400 }

  private static let hints: [(UpdateHints, Int)] = [
    (hints(), 30),
    (hints(ttl: 60), 60),
    (hints(ttl: -5), 30),
    (hints(ttl: .max), 1440),
    (hints(period: "hourly"), 60),
    (hints(period: "hourly", 2), 30),
    (hints(period: "Daily", 4), 360),
    (hints(period: "yearly"), 1440),
    (hints(period: "often"), 30),
    (hints(period: "daily", 0), 1440),
    (hints(skipHours: [15, 16, 17]), 174),
    (hints(skipHours: Array(0...24)), 30),
    (hints(skipDays: ["Sunday"]), 534),
    (hints(skipHours: [0, 24], skipDays: ["sunday", "Monday"]), 2034),
    (hints(skipDays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), 30),
    (hints(skipDays: ["Sonntag"]), 30),
  ]

  private static func hints(
    ttl: Int? = nil, period: String? = nil, _ frequency: Int? = nil, skipHours: [Int] = [], skipDays: [String] = []
  ) -> UpdateHints {
    var hints = UpdateHints()
    hints.ttl = ttl
    hints.period = period
    hints.frequency = frequency
    hints.skipHours = skipHours
    hints.skipDays = skipDays
    return hints
  }

  @Test(arguments: hints)
  func theFeedsWishesAreHonoured(hints: UpdateHints, minutes: Int) {
    let state = Self.settled(Self.known(), Self.document(), feed: Self.feed { $0 = hints }, postings: Self.busy)
    #expect(Self.minutes(state) == minutes)
    // And remembered for a 304, which brings none.
    #expect(Self.minutes(Self.settled(state, Self.unmodified(304), postings: Self.busy)) == minutes)
  }

  @Test(arguments: [(600.0, 30), (14400, 240), (86400, 1440), (86000, 1434)] as [(Double, Int)])
  func theServersFreshnessIsHonoured(seconds: Double, minutes: Int) {
    let fetch = Self.document { $0.freshUntil = Self.now + seconds }
    let state = Self.settled(Self.known(), fetch, feed: Self.feed(), postings: Self.busy)
    #expect(Self.minutes(state) == minutes)
    #expect(state.nextDue! >= Self.now + min(max(seconds, 29 * Self.minute), Self.day))
  }

  @Test(arguments: [(1.0, 5), (600, 10), (3600, 60), (7 * 86400, 7 * 1440)] as [(Double, Int)])
  func theOwnersIntervalIsTheOwners(seconds: Double, minutes: Int) {
    let feed = Self.feed { $0.ttl = 1000 }
    let state = Self.settled(Self.known(), Self.document(), feed: feed, postings: Self.busy, interval: seconds)
    #expect(Self.minutes(state) == minutes)
  }

  @Test func neverAskedIsDue() {
    #expect(Schedule().isDue(FetchState(), now: Self.now))
  }
}
