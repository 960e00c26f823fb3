package import FoundationEssentials

/// Whose contents may go.
package struct PruneLimits: Sendable, Hashable {
  /// Of entries that were published and first seen before.
  package var before: Date
  /// The newest stories of the river, whose contents are kept whatever their age.
  package var kept: Int

  package init(before: Date, kept: Int) {
    self.before = before
    self.kept = kept
  }
}
