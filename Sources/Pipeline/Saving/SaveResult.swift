/// What saving one fetched feed did.
package struct SaveResult: Sendable, Hashable {
  package enum Change: String, Sendable, Hashable {
    case new
    /// Its words changed.
    case changed
    /// Something else of it changed.
    case touched
    case same
  }

  /// What became of each entry of the feed, in the feed's order.
  package var changes: [Change] = []
  /// The row of each entry, in the feed's order.
  package var entries: [Int64] = []
  /// New entries that joined a story of other entries.
  package var merged = 0

  package var new: Int { changes.count { $0 == .new } }
  package var changed: Int { changes.count { $0 == .changed } }
}
