package import FoundationEssentials

/// A story that the owner took out of what is published.
package struct Hiding: Sendable, Hashable {
  /// The `atom:id` that it was published under.
  package var id: String
  package var since: Date
}
