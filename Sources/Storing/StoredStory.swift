package import FoundationEssentials

/// What the story table says of a story; its entries are apart.
package struct StoredStory: Sendable, Hashable {
  package var id: Int64
  /// The `atom:id` that it is published under.
  package var atomID: String
  /// Frozen when the story was first stored.
  package var published: Date
  /// When the first of its entries was.
  package var firstSeen: Date
  /// Known but not published, one of a flood of old entries.
  package var isHeldBack: Bool

  package init(id: Int64, atomID: String, published: Date, firstSeen: Date, isHeldBack: Bool) {
    self.id = id
    self.atomID = atomID
    self.published = published
    self.firstSeen = firstSeen
    self.isHeldBack = isHeldBack
  }
}
