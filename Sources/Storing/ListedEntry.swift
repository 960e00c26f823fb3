package import FoundationEssentials
package import Syndication

/// An entry with what became of it.
package struct ListedEntry: Sendable, Hashable {
  /// Its row: `#17` names it to every command.
  package var row: Int64
  package var entry: Entry
  package var published: Date
  package var firstSeen: Date
  package var updated: Date
  /// The row of its story.
  package var story: Int64
  /// The `atom:id` that the story is published under.
  package var storyID: String
  package var isHeldBack: Bool
  package var isHidden: Bool
  /// The entry whose words are published for the story.
  package var primary: Int64
  /// Entries of its story, itself included.
  package var members: Int
  package var subscription: Subscription
  /// The feed's own title.
  package var feedTitle: String?
  /// Whether the subscription is still in the list.
  package var isListed: Bool

  package enum Fate: String, Sendable {
    case published
    /// Known but not published, one of a flood of old entries.
    case heldBack = "held back"
    case hidden
    /// Another entry's words are published for the story.
    case member
    /// Its source is no longer in the list.
    case unlisted
  }

  package var fate: Fate {
    if !isListed { return .unlisted }
    if isHidden { return .hidden }
    if isHeldBack { return .heldBack }
    return primary == row ? .published : .member
  }
}
