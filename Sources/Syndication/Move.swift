package import FoundationEssentials

/// A permanent redirect (301, 308) of a subscription's address, and how often it was met.
package struct Move: Sendable, Hashable {
  /// Where the permanent hops led, up to the first temporary one.
  package var url: String
  package var firstSeen: Date
  package var lastSeen: Date
  /// Fetches that met it and came home with a feed.
  package var sightings: Int
  /// The feed there has had an entry that was known before the move was.
  package var overlaps: Bool
  /// The owner does not want it: the old address is asked for ever.
  package var isRefused: Bool

  package init(
    _ url: String, firstSeen: Date, lastSeen: Date, sightings: Int, overlaps: Bool = false, isRefused: Bool = false
  ) {
    self.url = url
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.sightings = sightings
    self.overlaps = overlaps
    self.isRefused = isRefused
  }
}
