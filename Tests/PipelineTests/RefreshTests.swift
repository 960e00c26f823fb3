import Fetching
import Foundation
import HTTP
import Logging
import LoopbackServer
import Pipeline
import Publishing
import Storing
import Subscribing
import Synchronization
import Syndication
import Testing

@Suite struct RefreshTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)
  private let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private static func rss(_ items: [String]) -> String {
    let body = items.map { "<item><title>\($0)</title><guid isPermaLink=\"false\">\($0)</guid></item>" }.joined()
    return "<rss version=\"2.0\"><channel><title>T</title>\(body)</channel></rss>"
  }

  private static func document(_ text: String, etag: String? = nil, at now: Date, url: String) -> Fetch {
    var fetch = Fetch(.document(Document(Array(text.utf8), url: url)), url: url, status: 200, at: now)
    fetch.validators.etag = etag
    return fetch
  }

  private func store(_ urls: [String]) throws -> Store {
    let store = try Store.inMemory()
    try store.reconcile(urls.map { Subscription($0) }, now: now)
    return store
  }

  @Test func oneSourcesMisfortuneStopsNoOther() async throws {
    let urls = ["https://a.example/", "https://b.example/", "https://c.example/"]
    let store = try store(urls)
    let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
      let url = subscription.feedURL
      switch url {
      case "https://a.example/": return Fetch(.failure(.timeout, "no answer in 45 s"), url: url, at: now)
      case "https://b.example/": return Self.document("<html><body>Hi</body></html>", etag: "\"b\"", at: now, url: url)
      default: return Self.document(Self.rss(["one"]), etag: "\"c\"", at: now, url: url)
      }
    }
    let summary = try await refresh.run(store.followed(), in: store, now: now)
    #expect(summary.asked == 3)
    #expect(summary.fetched == 1)
    #expect(summary.newEntries == 1)
    #expect(summary.failures.map(\.kind).sorted() == ["notAFeed", "timeout"])
    let states = try store.statuses().map(\.state)
    #expect(states.map(\.failures) == [1, 1, 0])
    #expect(states.map(\.validators.etag) == [nil, nil, "\"c\""], "what was no feed leaves no validator")
    #expect(try store.stories().map { $0.members[0].entry.title?.value } == ["one"])
  }

  @Test(arguments: [(true, "<iframe"), (false, "<a href=\"https://player.vimeo.com/1\"")])
  func playersStayUnlessTheConfigurationSaysNo(embedsPlayers: Bool, start: String) async throws {
    let url = "https://a.example/"
    let store = try store([url])
    var configuration = Configuration()
    configuration.embedsPlayers = embedsPlayers
    let item = "<guid>1</guid><description>&lt;iframe src='https://player.vimeo.com/1'></description>"
    _ = try await Refresh(configuration, log: silent) { _, _, now in
      Self.document("<rss><channel><item>\(item)</item></channel></rss>", at: now, url: url)
    }.run(store.followed(), in: store, now: now)
    let summary = try #require(try store.stories().first?.members[0].entry.summary)
    #expect(summary.value.hasPrefix(start))
  }

  @Test func ofADocumentThatIsCutTheWholeEntriesAreStored() async throws {
    let url = "https://a.example/"
    let store = try store([url])
    let whole = Self.rss(["one", "two", "three"])
    for (text, isCut, titles) in [
      (String(whole.prefix(whole.count - 60)), true, ["one", "two"]), (whole, false, ["one", "two", "three"]),
    ] {
      _ = try await Refresh(Configuration(), log: silent) { _, _, now in
        var document = Document(Array(text.utf8), url: url)
        document.isCut = isCut
        return Fetch(.document(document), url: url, status: 200, at: now)
      }.run(store.followed(), in: store, now: now)
      #expect(Set(try store.stories().compactMap { $0.members[0].entry.title?.value }) == Set(titles))
    }
  }

  @Test func a429IsHeededByAllFeedsOfItsHostInLaterRuns() async throws {
    // Once alone: a second 429 would silence the host in the middle of the last run.
    let isSparing = Mutex(true)
    let server = LoopbackServer { request in
      isSparing.withLock { isSparing in
        defer { isSparing = false }
        return isSparing ? .status(429, [("Retry-After", "7200")]) : .text(Self.rss(["one"]))
      }
    }
    let store = try store([server.origin + "/a", server.origin + "/b"])
    var configuration = Configuration()
    configuration.addresses = try #require(AddressPolicy(allowing: ["127.0.0.1"]))
    func refresh(at time: Date, _ followed: [Followed]) async throws -> RefreshSummary {
      let ask = configuration.ask(environment: [:], sparing: try store.silenced(now: time), now: time)
      return try await Refresh(configuration, log: silent, ask: ask).run(followed, in: store, now: time)
    }
    let first = try await Refresh(configuration, log: silent, ask: configuration.ask(environment: [:]))
      .run([store.followed()[0]], in: store, now: now)
    #expect(first.failures.map(\.kind) == ["rateLimited"])
    let second = try await refresh(at: now + 3600, store.followed())
    #expect(second.silenced == 2 && second.asked == 0 && second.left == 0 && second.failures.isEmpty)
    #expect(server.requests.map(\.target) == ["/a"])
    #expect(try store.statuses().map(\.state.failures) == [1, 0])
    _ = try await refresh(at: now + 7201, [store.followed()[1]])
    #expect(server.requests.map(\.target) == ["/a", "/b"])
  }

  @Test func noMoreThanTheWindowIsInFlight() async throws {
    let urls = (0..<40).map { "https://\($0).example/" }
    let store = try store(urls)
    var configuration = Configuration()
    configuration.window = 5
    let flight = Mutex((now: 0, most: 0))
    let refresh = Refresh(configuration, log: silent) { subscription, _, now in
      flight.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      for _ in 0..<20 { await Task.yield() }
      flight.withLock { $0.now -= 1 }
      return Self.document(Self.rss([subscription.feedURL]), at: now, url: subscription.feedURL)
    }
    let summary = try await refresh.run(store.followed(), in: store, now: now)
    #expect(summary.fetched == 40)
    #expect(flight.withLock { $0.most } <= 5)
  }

  @Test func aCancelledRefreshKeepsWhatItStored() async throws {
    let store = try store((0..<50).map { "https://\($0).example/" })
    var configuration = Configuration()
    configuration.window = 1
    let asked = Mutex(0)
    let refresh = Refresh(configuration, log: silent) { subscription, _, now in
      let count = asked.withLock {
        $0 += 1
        return $0
      }
      while count == 10 && !Task.isCancelled { await Task.yield() }
      return Self.document(Self.rss([subscription.feedURL]), at: now, url: subscription.feedURL)
    }
    let running = Task { try await refresh.run(store.followed(), in: store, now: now) }
    while asked.withLock({ $0 }) < 10 { await Task.yield() }
    running.cancel()
    let summary = try await running.value
    #expect(summary.asked < 50)
    #expect(try store.totals().entries == summary.newEntries)
  }

  @Test func anAnswerIsStoredWithTheTimeAtWhichItCame() async throws {
    let store = try store(["https://a.example/"])
    let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
      Self.document(Self.rss(["one"]), at: now, url: subscription.feedURL)
    }
    _ = try await refresh.run(store.followed(), in: store, now: now, since: .now - .seconds(1000))
    let fetched = try #require(try store.followed()[0].state.lastFetched)
    let seen = try store.stories()[0].members[0].firstSeen
    #expect(fetched >= now + 1000)
    #expect(seen >= fetched)
  }

  @Test func manyAnswersAreStoredInBatchesAndNoneIsLost() async throws {
    let store = try store((0..<200).map { "https://\($0).example/" })
    let padding = String(repeating: "x", count: 20_000)
    let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
      let url = subscription.feedURL
      return url.contains("7")
        ? Fetch(.failure(.timeout, "slow"), url: url, at: now)
        : Self.document(Self.rss([url + padding]), at: now, url: url)
    }
    let summary = try await refresh.run(store.followed(), in: store, now: now)
    #expect(summary.asked == 200)
    #expect(summary.newEntries == summary.fetched)
    #expect(try store.totals().entries == summary.fetched)
    #expect(try store.statuses().map(\.state.failures).reduce(0, +) == summary.failures.count)
  }

  @Test func aStoreThatFailsEndsTheRefreshThoughManyWaitForIt() async throws {
    let temporary = try TemporaryProject()
    let path = temporary.project.directory + "/store.sqlite"
    let store = try Store(path: path, patience: 0)
    try store.reconcile((0..<200).map { Subscription("https://\($0).example/") }, now: now)
    let followed = try store.followed()
    let other = try Store(path: path, patience: 0)
    let (isHeld, mayEnd, hasEnded) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    Thread.detachNewThread {
      try? other.transaction { _ in
        isHeld.signal()
        mayEnd.wait()
      }
      hasEnded.signal()
    }
    isHeld.wait()
    let padding = String(repeating: "x", count: 50_000)
    let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
      Self.document(Self.rss([subscription.feedURL + padding]), at: now, url: subscription.feedURL)
    }
    await #expect(throws: StoreError.self) { _ = try await refresh.run(followed, in: store, now: now) }
    mayEnd.signal()
    hasEnded.wait()
  }

  @Test func overRealHTTPTheSecondRunIsConditionalAndTouchesNothing() async throws {
    let server = LoopbackServer { request in
      if request.fields["if-none-match"] == "\"v1\"" { return .status(304, [("ETag", "\"v1\"")]) }
      return .text(Self.rss(["one", "two"]), [("ETag", "\"v1\""), ("Content-Type", "application/rss+xml")])
    }
    let temporary = try TemporaryProject(
      configuration: "fetch:\n  gap: 0\n  allow-private-addresses: [127.0.0.1]\n")
    try temporary.write(feeds: ["\(server.origin)/feed"])
    let (first, _) = try await temporary.run(now: now)
    #expect(first.newEntries == 2)
    let atom = temporary.atom
    let (none, _) = try await temporary.run(now: now + 60)
    #expect(none.asked == 0, "who is not due is not asked")
    let (second, published) = try await temporary.run(isForced: true, now: now + 86400)
    #expect(second.unmodified == 1)
    #expect(published.files.allSatisfy { $0.outcome == "unchanged" })
    #expect(temporary.atom == atom)
    #expect(server.requests.map { $0.fields["if-none-match"] } == [nil, "\"v1\""])
  }

  @Test func aPrivateAddressIsNotAskedUnlessTheOwnerAllowsIt() async throws {
    let server = LoopbackServer { _ in .text(Self.rss(["secret"])) }
    let temporary = try TemporaryProject()
    try temporary.write(feeds: ["\(server.origin)/feed"])
    let (summary, _) = try await temporary.run(now: now)
    #expect(summary.failures.map(\.kind) == ["refused"])
    #expect(server.requests.isEmpty)
  }

  @Test func aSourceThatLeavesTheListLeavesTheRiverAndComesBackWhole() async throws {
    let temporary = try TemporaryProject()
    try temporary.write(Self.rss(["one"]), "a.xml")
    try temporary.write(Self.rss(["two"]), "b.xml")
    try temporary.write(feeds: ["a.xml", "b.xml"])
    try await temporary.run(now: now)
    let both = temporary.atom
    try temporary.write(feeds: ["b.xml"])
    try await temporary.run(now: now + 3600)
    #expect(!temporary.atom.contains(">one<"))
    try temporary.write(feeds: ["a.xml", "b.xml"])
    try await temporary.run(now: now + 7200)
    #expect(temporary.atom == both)
  }

  @Test func aSecondRunFindsTheProjectBusy() async throws {
    let temporary = try TemporaryProject(list: "<opml version=\"2.0\"><body/></opml>")
    let open = try OpenProject(temporary.project, now: now)
    #expect(throws: Busy.self) { _ = try OpenProject(temporary.project, now: now) }
    #expect(open.list.subscriptions.isEmpty)
  }
}
