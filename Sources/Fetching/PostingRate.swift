internal import FoundationEssentials
internal import Glibc

/// How many entries an hour a feed is likely to bring, by half-hour of the day and day of the week (both in GMT).
struct PostingRate {
  /// Older entries count less: e to the power of -age/memory. 14 days.
  private static let memory: Double = 14 * 86400
  /// Older entries say nothing. Seconds.
  static let year: Double = 365 * 86400
  private static let halfHour: Double = 1800
  /// Entries that each half-hour, and each weekday, is taken to have had evenly before any is counted.
  private static let prior = 2.0

  /// Entries an hour, on the average of a week.
  let mean: Double
  private var halfHours: [Double]
  private var weekdays: [Double]

  init(_ postings: [Date], now: Date) {
    let ages = postings.map { now.timeIntervalSince($0) }.filter { 0...PostingRate.year ~= $0 }
    halfHours = Array(repeating: PostingRate.prior / 48, count: 48)
    weekdays = Array(repeating: PostingRate.prior / 7, count: 7)
    var count = 0.0
    for age in ages {
      let weight = PostingRate.weight(age)
      count += weight
      let moment = now.timeIntervalSince1970 - age
      let slot = PostingRate.halfHourIndex(moment)
      halfHours[slot] += weight / 2  // Spread over the neighbours: nobody posts on the dot.
      halfHours[(slot + 1) % 48] += weight / 4
      halfHours[(slot + 47) % 48] += weight / 4
      weekdays[PostingRate.weekdayIndex(moment)] += weight
    }
    PostingRate.normalise(&halfHours)
    PostingRate.normalise(&weekdays)
    mean = PostingRate.mean(count: count, ages: ages)
  }

  /// The oldest entry opens the span that the others fell in. A feed shows only its newest entries, so that the span may
  /// be much shorter than the memory.
  private static func mean(count: Double, ages: [Double]) -> Double {
    guard let oldest = ages.max() else { return 0 }
    let span = max(oldest, 86400)
    let others = ages.count > 1 ? count - weight(oldest) : count
    return others / (memory * (1 - weight(span)) / 3600)
  }

  private static func weight(_ age: Double) -> Double { exp(-age / memory) }

  private static func normalise(_ factors: inout [Double]) {
    let mean = factors.reduce(0, +) / Double(factors.count)
    for index in factors.indices { factors[index] /= mean }
  }

  private static func halfHourIndex(_ moment: Double) -> Int {
    Int((moment / halfHour).rounded(.down)) % 48
  }

  /// Thursday, 1 January 1970, is 0.
  private static func weekdayIndex(_ moment: Double) -> Int {
    Int((moment / 86400).rounded(.down)) % 7
  }

  /// Seconds after `start` at which the entries to be expected since then have waited for `cost` entry-hours together.
  func wait(from start: Date, cost: Double, longest: Double) -> Double {
    guard mean > 0 else { return longest }
    var moment = start.timeIntervalSince1970
    let end = moment + longest
    var entries = 0.0
    var waited = 0.0
    while moment < end {
      let slotEnd = ((moment / PostingRate.halfHour).rounded(.down) + 1) * PostingRate.halfHour
      let hours = (slotEnd - moment) / 3600
      let rate =
        mean * halfHours[PostingRate.halfHourIndex(moment)] * weekdays[PostingRate.weekdayIndex(moment)]
      let next = waited + entries * hours + rate * hours * hours / 2
      if next >= cost {
        // waited + entries x t + rate x t^2 / 2 = cost
        let root = (entries * entries + 2 * rate * (cost - waited)).squareRoot()
        let rest = rate > 0 ? (root - entries) / rate : hours
        return min(moment + rest * 3600, end) - start.timeIntervalSince1970
      }
      waited = next
      entries += rate * hours
      moment = slotEnd
    }
    return longest
  }
}
