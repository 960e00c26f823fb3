/// What the owner said of two entries.
package struct Ruling: Sendable, Hashable {
  package var entry: Int64
  package var other: Int64
  /// They are one article, or are not.
  package var areOne: Bool
}
