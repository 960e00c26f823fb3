internal import FoundationEssentials
internal import Syndication

/// Keeps a feed that suddenly brings its archive from washing the river away.
///
/// Of the new entries of one fetch that are old or without a date, the newest are published, at their own dates; the
/// rest is held back: known, merged, but not published.
package struct FloodGuard: Sendable, Hashable {
  /// Old entries of one fetch that are published.
  package var limit: Int
  /// Seconds from which on an entry is old.
  package var age: Double

  package init(limit: Int = 100, age: Double = 7 * 86_400) {
    self.limit = limit
    self.age = age
  }

  /// Which of `entries` are held back, by their place.
  func heldBack(_ entries: [(place: Int, entry: Entry)], now: Date) -> Set<Int> {
    let old = entries.filter { now.timeIntervalSince($0.entry.published ?? $0.entry.updated ?? .distantPast) > age }
    guard old.count > limit else { return [] }
    // Feeds list the newest first: that decides among those without a date.
    let newestFirst = old.sorted { left, right in
      let (first, second) = (left.entry.published ?? left.entry.updated, right.entry.published ?? right.entry.updated)
      if first == second { return left.place < right.place }
      return (first ?? .distantPast) > (second ?? .distantPast)
    }
    return Set(newestFirst.dropFirst(limit).map(\.place))
  }
}
