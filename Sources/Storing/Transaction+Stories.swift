package import FoundationEssentials
internal import GRDB
internal import Syndication

extension Transaction {
  /// Whether no story is, or ever was, published under that id.
  package func isFree(_ atomID: String) throws -> Bool { try stories.story(atomID) == nil }

  /// The row of the story that is published under that id.
  package func story(_ atomID: String) throws -> Int64? { try stories.story(atomID) }

  package func story(_ id: Int64) throws -> StoredStory? { try stories.story(id) }

  /// Makes a story without entries; `move` puts them there.
  package func insertStory(_ atomID: String, published: Date) throws -> Int64 {
    try stories.insert(atomID, published: published, isHeldBack: false)
  }

  /// A story that was merged is one of its own again, under the id that it had.
  package func revive(_ story: Int64) throws { try stories.revive(story) }

  package func move(_ entry: Int64, to story: Int64, because reason: String?) throws {
    try stories.move(entry, to: story, because: reason)
  }

  /// Makes two stories one: `story`, which keeps its id, and `other`, whose id is never given to another.
  package func merge(_ other: Int64, into story: Int64, because reason: String) throws {
    try stories.merge(other, into: story, because: reason)
  }

  /// Takes a story out of what is published, with the time of the first hiding; false where it was out already.
  package func hide(_ story: Int64, since: Date) throws -> Bool { try stories.hide(story, since: since) }

  /// Puts a story back; false where it was not hidden.
  package func unhide(_ story: Int64) throws -> Bool { try stories.unhide(story) }

  /// The entry whose words are published for the story.
  package func primary(of story: Int64) throws -> Int64? { try stories.primary(of: story) }

  /// Nil: the story's first.
  package func setPrimary(_ entry: Int64?, of story: Int64) throws { try stories.setPrimary(entry, of: story) }

  package func note(_ evidence: Evidence) throws { try stories.note(evidence) }

  /// What joined the entries of a story to one another.
  package func evidence(of story: Int64) throws -> [Evidence] { try stories.evidence(of: story) }

  /// The owner's word: the two are one article, or are not.
  package func rule(_ entry: Int64, _ other: Int64, areOne: Bool) throws {
    try stories.rule(entry, other, areOne: areOne)
  }

  /// All that the owner has said.
  package func rulings() throws -> [Ruling] { try stories.rulings() }

  /// A story whose entries have all gone to another: its id stays taken.
  package func retire(_ story: Int64, into other: Int64) throws { try stories.retire(story, into: other) }

  /// Whether the owner has taken an entry of one story apart from an entry of the other.
  package func areApart(_ story: Int64, _ other: Int64) throws -> Bool { try stories.areApart(story, other) }
}
