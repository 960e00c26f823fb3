package import FoundationEssentials

/// What the entry table says of an entry; its content is apart.
package struct StoredEntry: Sendable, Hashable {
  package var id: Int64
  package var subscription: Int64
  package var story: Int64
  package var firstSeen: Date
  /// Frozen when the entry was first stored.
  package var published: Date
  package var updated: Date
  /// `PackedEntry.hash`.
  package var contentHash: UInt64
  /// `Fingerprint.words`.
  package var words: UInt64
  /// `Fingerprint.length`.
  package var length: Int
  /// `Fingerprint.titleBits`.
  package var titleBits: UInt64
  /// `Fingerprint.opening`.
  package var opening: UInt32
  /// The story that it began; nil when it joined one.
  package var began: Int64?
}
