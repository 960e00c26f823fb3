import Fetching
import Foundation
import Syndication
import Testing

@Suite struct MoveRuleTests {
  private static let start = Date(timeIntervalSince1970: 1_750_000_000)

  @Test(arguments: [
    (3, 7.0, true, true), (3, 7, false, false), (2, 30, true, false), (9, 6.9, true, false), (4, 10.5, true, true),
  ])
  func aMoveIsBelievedAfterThreeSightingsInAWeek(sightings: Int, days: Double, overlaps: Bool, isBelieved: Bool) {
    var move = Move(
      "http://example.org/new", firstSeen: Self.start, lastSeen: Self.start + days * 86400, sightings: sightings,
      overlaps: overlaps)
    #expect(MoveRule().confirms(move) == isBelieved)
    move.isRefused = true
    #expect(!MoveRule().confirms(move))
  }

  @Test(
    arguments: [
      ("notAFeed", 2.0, false), ("notAFeed", 3, true), ("notFound", 13, false), ("notFound", 14, true),
      ("timeout", 100, false), (nil, 100, false),
    ] as [(String?, Double, Bool)])
  func aFeedIsLostAfterLongFailing(outcome: String?, days: Double, isLost: Bool) {
    var state = FetchState()
    state.lastOutcome = outcome
    state.failingSince = Self.start
    #expect(Fetching.isLost(state, now: Self.start + days * 86400) == isLost)
  }
}
