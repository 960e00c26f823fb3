import FoundationEssentials
import Pipeline
import Syndication
import Testing

@Suite struct PersistentFailureTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  @Test(
    arguments: [
      (failures: 0, hours: nil, isGone: false, isPersistent: false),
      (failures: 2, hours: 48, isGone: false, isPersistent: false),
      (failures: 3, hours: 23, isGone: false, isPersistent: false),
      (failures: 3, hours: 24, isGone: false, isPersistent: true),
      (failures: 1, hours: 0, isGone: true, isPersistent: true),
    ] as [(failures: Int, hours: Double?, isGone: Bool, isPersistent: Bool)])
  func threeFailuresOverADayOrGoneArePersistent(
    failures: Int, hours: Double?, isGone: Bool, isPersistent: Bool
  ) {
    var state = FetchState()
    state.failures = failures
    state.failingSince = hours.map { now - $0 * 3600 }
    state.isGone = isGone
    #expect(state.failsPersistently(now: now) == isPersistent)
  }
}
