internal import FoundationEssentials
package import Syndication

/// When a permanent redirect is believed so far that feeds.opml may be edited.
///
/// A moved site says so for ever; a broken or hijacked one for a day. Only looks at the old address count, not feeds
/// that came from the remembered target (`Schedule.settled`). And it is the same feed only if it has had an entry of before.
package struct MoveRule: Sendable, Hashable {
  /// 3.
  package var sightings = 3
  /// Seconds from the first sighting to the last. 7 days.
  package var span: Double = 7 * 86400

  package init() {}

  package func confirms(_ move: Move) -> Bool {
    !move.isRefused && move.overlaps && move.sightings >= sightings
      && move.lastSeen.timeIntervalSince(move.firstSeen) >= span
  }
}
