package import FoundationEssentials
package import Syndication

/// An entry that the store does not know yet.
package struct NewEntry: Sendable {
  package var subscription: Int64
  /// The hash of what names the entry inside its feed.
  package var identity: UInt64
  package var packed: PackedEntry
  package var fingerprint: Fingerprint
  package var published: Date
  package var updated: Date
  package var firstSeen: Date
  /// Why the entry joins a story; nil when it begins one.
  package var reason: String?

  package init(
    subscription: Int64, identity: UInt64, packed: PackedEntry, fingerprint: Fingerprint, published: Date,
    updated: Date, firstSeen: Date, reason: String? = nil
  ) {
    self.subscription = subscription
    self.identity = identity
    self.packed = packed
    self.fingerprint = fingerprint
    self.published = published
    self.updated = updated
    self.firstSeen = firstSeen
    self.reason = reason
  }
}
