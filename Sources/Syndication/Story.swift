package import FoundationEssentials

/// One article, with every entry that carries it.
package struct Story: Sendable, Hashable {
  /// An entry of the story and the feed that it came in.
  package struct Member: Sendable, Hashable {
    /// Sanitized, references absolute.
    package var entry: Entry
    package var source: Source
    package var subscription: Subscription
    /// When Feedmill first saw the entry.
    package var firstSeen: Date
    /// Why the entry is in this story; nil for the entry that began it.
    package var reason: String?

    package init(
      _ entry: Entry, source: Source, subscription: Subscription, firstSeen: Date, reason: String? = nil
    ) {
      self.entry = entry
      self.source = source
      self.subscription = subscription
      self.firstSeen = firstSeen
      self.reason = reason
    }
  }

  /// The `atom:id` that is published: legal, unique, and never changed after.
  package var id: String
  /// Frozen when the story was first stored; the river's order.
  package var published: Date
  /// The newest material change of the primary entry.
  package var updated: Date
  /// At least one. The first is the primary entry, whose words are published.
  package var members: [Member]

  package init(id: String, published: Date, updated: Date, members: [Member]) {
    self.id = id
    self.published = published
    self.updated = updated
    self.members = members
  }
}
