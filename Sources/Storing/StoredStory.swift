package import FoundationEssentials

/// What the story table says of a story; its entries are apart.
package struct StoredStory: Sendable, Hashable {
  package var id: Int64
  /// The `atom:id` that it is published under.
  package var atomID: String
  /// Frozen when the story was first stored.
  package var published: Date
  /// Known but not published, one of a flood of old entries.
  package var isHeldBack: Bool
  /// Its id may have been published, so that it stands.
  package var isAnnounced: Bool

  package init(id: Int64, atomID: String, published: Date, isHeldBack: Bool = false, isAnnounced: Bool = false) {
    self.id = id
    self.atomID = atomID
    self.published = published
    self.isHeldBack = isHeldBack
    self.isAnnounced = isAnnounced
  }
}
