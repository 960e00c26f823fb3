package import FoundationEssentials

/// What a feed says about how often to ask for it.
package struct UpdateHints: Sendable, Hashable, Codable {
  /// Minutes: RSS `ttl`.
  package var ttl: Int?
  /// Hours of the day in GMT, 0 to 23, in which not to ask: RSS `skipHours`.
  package var skipHours: [Int] = []
  /// English names of days, as written: RSS `skipDays`.
  package var skipDays: [String] = []
  /// `hourly`, `daily`, `weekly`, `monthly`, `yearly`, as written: `sy:updatePeriod`.
  package var period: String?
  /// Updates a period: `sy:updateFrequency`.
  package var frequency: Int?
  package var base: Date?

  package init() {}
}
