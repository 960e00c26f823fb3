import Fetching
import Foundation
import Syndication
import Testing

/// Feeds that post by day more than by night and on weekdays more than on weekends, some often, most seldom; asked for
/// a week by each plan, after three weeks of history.
@Suite struct ScheduleSimulationTests {
  private struct Cost {
    var polls = 0.0
    var delay = 0.0
    var entries = 0.0

    /// A feed and day.
    var pollsADay: Double { polls / Double(feeds) / days }
    /// Minutes an entry.
    var meanDelay: Double { delay / entries / 60 }
  }

  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
      return word ^ word >> 31
    }
  }

  private static let feeds = 15
  private static let days = 7.0
  private static let start = Date(timeIntervalSince1970: 1_750_000_000)
  private static let history: [[Date]] = (0..<feeds).map { entries(of: $0) }

  /// From three weeks before the start to a week after it, in order.
  private static func entries(of feed: Int) -> [Date] {
    var chance = Chance(state: UInt64(feed))
    // From one entry in ten days to some eighty a day.
    let aDay = exp(Double(feed) / Double(feeds) * 6.7 - 2.3)
    let opening = Double.random(in: 0..<24, using: &chance)
    var dates: [Date] = []
    var moment = start - 21 * 86400
    while moment < start + days * 86400 {
      let gap = -log(1 - Double.random(in: 0..<1, using: &chance)) * 86400 / (aDay * 4)
      moment += gap
      let hour = (moment.timeIntervalSince1970 / 3600 - opening).truncatingRemainder(dividingBy: 24)
      let weekday = Int(moment.timeIntervalSince1970 / 86400) % 7
      let isOpen = hour < 10 && hour > 0 ? 0.55 : 0.05
      let likelihood = weekday == 2 || weekday == 3 ? isOpen / 3 : isOpen
      if Double.random(in: 0..<1, using: &chance) < likelihood { dates.append(moment) }
    }
    return dates
  }

  private static func cost(_ next: (Date, [Date]) -> Date) -> Cost {
    var cost = Cost()
    for entries in history {
      var looked = start
      while true {
        let known = entries.filter { $0 <= looked }
        let look = next(looked, known)
        guard look < start + days * 86400 else { break }
        let new = entries.filter { $0 > looked && $0 <= look }
        cost.polls += 1
        cost.entries += Double(new.count)
        cost.delay += new.reduce(0) { $0 + look.timeIntervalSince($1) }
        looked = look
      }
    }
    return cost
  }

  private static func planned(_ now: Date, _ known: [Date]) -> Date { planned(now, known, by: Schedule()) }

  private static func planned(_ now: Date, _ known: [Date], by schedule: Schedule) -> Date {
    let fetch = Fetch(.unmodified, url: "http://example.org/", status: 304, at: now)
    return schedule.settled(FetchState(), after: fetch, feed: nil, postings: known, jitter: 0).nextDue!
  }

  @Test func aFewPollsThatAreWellPlacedBeatManyThatAreNot() {
    let planned = Self.cost(Self.planned)
    let hourly = Self.cost { now, _ in now + 3600 }
    let asOften = Self.cost { now, _ in now + 86400 / planned.pollsADay }
    #expect(planned.pollsADay < hourly.pollsADay / 4)
    #expect(planned.meanDelay < asOften.meanDelay / 2)
    #expect(planned.meanDelay < hourly.meanDelay * 3)
  }

  @Test func patienceCostsDelayAndSavesPolls() {
    let costs = [1.0, 3, 9].map { patience in
      Self.cost { now, known in
        var schedule = Schedule()
        schedule.cost = patience
        return Self.planned(now, known, by: schedule)
      }
    }
    #expect(costs[0].pollsADay > costs[1].pollsADay && costs[1].pollsADay > costs[2].pollsADay)
    #expect(costs[0].meanDelay < costs[1].meanDelay && costs[1].meanDelay < costs[2].meanDelay)
  }
}
