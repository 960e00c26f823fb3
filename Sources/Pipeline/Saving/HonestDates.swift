internal import FoundationEssentials
internal import Syndication

/// Dates that an entry is published under: never in the future of its first sight.
struct HonestDates {
  let published: Date
  let updated: Date

  init(_ entry: Entry, firstSeen: Date) {
    func honest(_ date: Date?) -> Date? {
      // 1970-01-01 is how a program writes that it does not know.
      guard let date, date.timeIntervalSince1970 > 2 * 86_400 else { return nil }
      return min(date, firstSeen)
    }
    published = honest(entry.published) ?? honest(entry.updated) ?? firstSeen
    updated = max(published, honest(entry.updated) ?? published)
  }
}
