import Foundation
import Pipeline
import Storing
import Syndication
import Testing

struct DiagnosisTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let day = 86_400.0

  private func status(_ change: (inout FetchState) -> Void) -> Followed {
    var state = FetchState()
    state.lastFetched = DiagnosisTests.now - 600
    state.lastSucceeded = DiagnosisTests.now - 600
    state.lastOutcome = "ok"
    change(&state)
    return Followed(Subscription("https://a.example/feed", siteURL: "https://a.example/"), state: state)
  }

  private func postings(last: Double, every days: Double) -> [Date] {
    (0..<20).map { DiagnosisTests.now - (last + Double($0) * days) * DiagnosisTests.day }
  }

  private func kind(_ status: Followed, _ postings: [Date] = []) -> String? {
    Diagnosis(now: DiagnosisTests.now).ailment(of: status, postings: postings).map { "\($0.severity) \($0.kind)" }
  }

  @Test func aWellSourceHasNoAilment() {
    #expect(kind(status { _ in }, postings(last: 1, every: 2)) == nil)
  }

  @Test func goneIsAnErrorAtOnce() {
    #expect(kind(status { $0.isGone = true }) == "error gone")
  }

  @Test(arguments: [
    (2, 3.0, nil), (3, 0.5, nil), (3, 1.0, "warning failing"), (30, 13.0, "warning failing"),
    (30, 15.0, "error failing"),
  ])
  func failuresCountOnceTheyPersist(_ failures: Int, _ days: Double, _ expected: String?) {
    let failing = status {
      $0.failures = failures
      $0.failingSince = DiagnosisTests.now - 600 - days * DiagnosisTests.day
      $0.lastOutcome = "timeout"
    }
    #expect(kind(failing) == expected)
  }

  @Test func aChallengeIsNamed() {
    let failing = status {
      $0.failures = 9
      $0.failingSince = DiagnosisTests.now - 3 * DiagnosisTests.day
      $0.lastOutcome = "challenge"
    }
    #expect(kind(failing) == "warning challenge")
  }

  @Test(arguments: [
    (50.0, 1.0, nil), (61.0, 1.0, "notice silent"), (200.0, 30.0, nil), (241.0, 30.0, "notice silent"),
    (700.0, 90.0, nil),
  ])
  func silenceIsMeasuredByTheSourcesOwnRhythm(_ last: Double, _ every: Double, _ expected: String?) {
    #expect(kind(status { _ in }, postings(last: last, every: every)) == expected)
  }

  @Test func fewEntriesMakeNoRhythm() {
    #expect(kind(status { _ in }, Array(postings(last: 400, every: 1).prefix(4))) == nil)
  }

  @Test func emptyForAWeekIsNoticed() {
    #expect(kind(status { $0.lastChanged = DiagnosisTests.now - 8 * DiagnosisTests.day }) == "notice empty")
    #expect(kind(status { $0.lastChanged = DiagnosisTests.now - 6 * DiagnosisTests.day }) == nil)
  }

  @Test(arguments: [(9.9, nil), (10.0, "notice slow"), (40, "notice slow")] as [(Double, String?)])
  func slowAnswersAreNoticed(_ seconds: Double, _ expected: String?) {
    #expect(kind(status { $0.answerTime = seconds }, postings(last: 1, every: 2)) == expected)
  }

  @Test(arguments: [(2, nil), (3, "notice malformed")] as [(Int, String?)])
  func aSourceThatIsNeverWellFormedIsNoticed(_ documents: Int, _ expected: String?) {
    let broken = status {
      $0.malformed = documents
      $0.malformedSince = DiagnosisTests.now - 9 * DiagnosisTests.day
    }
    #expect(kind(broken, postings(last: 1, every: 2)) == expected)
  }

  @Test func silenceSaysMoreThanSlowness() {
    #expect(kind(status { $0.answerTime = 20 }, postings(last: 200, every: 1)) == "notice silent")
  }

  @Test func aPausedSourceIsLeftAlone() {
    var paused = status { $0.isGone = true }
    paused.subscription.isPaused = true
    #expect(kind(paused) == nil)
  }

  @Test func theWorstAndLongestComesFirst() throws {
    let store = try Store.inMemory()
    let urls = ["a", "b", "c"].map { "https://\($0).example/feed" }
    try store.reconcile(urls.map { Subscription($0) }, now: DiagnosisTests.now)
    for (index, url) in urls.enumerated() {
      var state = FetchState()
      state.failures = 5
      state.lastFetched = DiagnosisTests.now
      state.failingSince = DiagnosisTests.now - Double([2, 20, 30][index]) * DiagnosisTests.day
      _ = try save(feed: nil, state: state, for: Subscription(url), in: store, now: DiagnosisTests.now)
    }
    #expect(try diagnose(store, now: DiagnosisTests.now).map(\.subscription.feedURL) == [urls[2], urls[1], urls[0]])
  }
}
