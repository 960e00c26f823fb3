import FoundationEssentials
import Logging
import Pipeline
import Storing
import Synchronization
import Syndication
import Testing

@Suite struct CourseTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)
  private let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private static func feed(_ subscription: Subscription, at now: Date) -> Fetch {
    let url = subscription.feedURL
    let text = "<rss version=\"2.0\"><channel><title>T</title><item><title>\(url)</title></item></channel></rss>"
    return Fetch(.document(Document(Array(text.utf8), url: url)), url: url, status: 200, at: now)
  }

  private func store(_ count: Int) throws -> Store {
    let store = try Store.inMemory()
    try store.reconcile((0..<count).map { Subscription("https://\($0).example/") }, now: now)
    return store
  }

  @Test func whatIsInFlightAtTheDeadlineIsStoredAndNothingMoreBegins() async throws {
    let store = try store(40)
    var configuration = Configuration()
    configuration.window = 4
    let asked = Mutex(0)
    let steps = Mutex<[Course.Step]>([])
    let course = Course(
      mayBegin: { asked.withLock { $0 < 8 } }, tell: { step in steps.withLock { $0.append(step) } })
    let refresh = Refresh(configuration, log: silent, course: course) { subscription, _, now in
      asked.withLock { $0 += 1 }
      return Self.feed(subscription, at: now)
    }
    let summary = try await refresh.run(store.followed(), in: store, now: now)
    #expect((8..<12).contains(summary.asked))
    #expect(summary.asked + summary.left == 40)
    #expect(summary.newEntries == summary.asked)
    let (began, stored) = steps.withLock { steps in
      (steps.count { $0 == .began }, steps.count { $0 == .stored(newEntries: 1, isFailure: false) })
    }
    #expect(began == summary.asked && stored == summary.asked)
    #expect(try store.due(now: now).count == summary.left, "who was not asked is due in the next run")
  }

  @Test func aTransferThatWeBrokeOffIsNoFailureOfItsSource() async throws {
    let store = try store(3)
    let asked = Mutex(0)
    let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
      asked.withLock { $0 += 1 }
      while !Task.isCancelled { await Task.yield() }
      // One had come in whole by then.
      if subscription.feedURL == "https://1.example/" { return Self.feed(subscription, at: now) }
      return Fetch(.failure(.connection, "the request was cancelled"), url: subscription.feedURL, at: now)
    }
    let running = Task { try await refresh.run(store.followed(), in: store, now: now) }
    while asked.withLock({ $0 }) < 3 { await Task.yield() }
    running.cancel()
    let summary = try await running.value
    #expect(summary.failures.isEmpty)
    #expect(summary.asked == 1 && summary.left == 2)
    #expect(try store.totals().entries == 1)
    #expect(try store.followed().allSatisfy { $0.state.failures == 0 })
    #expect(try store.due(now: now).map(\.subscription.feedURL) == ["https://0.example/", "https://2.example/"])
  }

  @Test func aSourceIsToldOfWhenItComesToFailForADayAndWhenItRecovers() async throws {
    let store = try store(1)
    func turns(_ hours: Double, isDown: Bool) async throws -> [RefreshSummary.Change.Turn] {
      let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
        isDown
          ? Fetch(.failure(.timeout, "no answer"), url: subscription.feedURL, at: now)
          : Self.feed(subscription, at: now)
      }
      return try await refresh.run(store.followed(), in: store, now: now + hours * 3600).changes.map(\.turn)
    }
    #expect(try await turns(0, isDown: false) == [])
    for hours in [1.0, 2, 10, 24] { #expect(try await turns(hours, isDown: true) == []) }
    #expect(try await turns(25, isDown: true) == [.failing])
    #expect(try await turns(26, isDown: true) == [])
    #expect(try await turns(300, isDown: true) == [])
    #expect(try await turns(301, isDown: false) == [.recovered])
    #expect(try await turns(302, isDown: false) == [])
    #expect(try await turns(303, isDown: true) == [])
  }

  @Test func aFeedThatIsGoneIsToldOfOnce() async throws {
    let store = try store(1)
    let refresh = Refresh(Configuration(), log: silent) { subscription, _, now in
      Fetch(.failure(.gone, "answered 410"), url: subscription.feedURL, status: 410, at: now)
    }
    let first = try await refresh.run(store.followed(), in: store, now: now)
    #expect(first.changes.map(\.turn) == [.gone])
    #expect(try await refresh.run(store.followed(), in: store, now: now + 60).changes.isEmpty)
  }
}
