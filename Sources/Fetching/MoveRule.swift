internal import FoundationEssentials
package import Syndication

/// When a permanent redirect is believed so far that feeds.opml may be edited.
///
/// A moved site says so for ever; a broken or hijacked one for a day. Only looks at the old address count, not feeds
/// that came from the remembered target (`Schedule.settled`).
package struct MoveRule: Sendable, Hashable {
  /// 3.
  package var sightings = 3
  /// Seconds from the first sighting to the last. 7 days.
  package var span: Double = 7 * 86400

  package init() {}

  /// - Parameter overlaps: the target's feed has an entry that the subscription had already.
  package func confirms(_ move: Move, overlaps: Bool) -> Bool {
    overlaps && move.sightings >= sightings && move.lastSeen.timeIntervalSince(move.firstSeen) >= span
  }
}
