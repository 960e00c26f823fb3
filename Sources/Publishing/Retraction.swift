package import FoundationEssentials

/// A story that was published once and shall be forgotten by readers (RFC 6721).
package struct Retraction: Sendable, Hashable {
  /// The `atom:id` that the story was published under.
  package var id: String
  package var when: Date

  package init(_ id: String, when: Date) {
    self.id = id
    self.when = when
  }
}
