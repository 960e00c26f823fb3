import FoundationEssentials
import Syndication

/// A story as the formats write it. What they have in common is worked out once.
///
/// A class, since a story's values are many: a struct of them would be copied one by one wherever it is handed on.
final class PublishedEntry: Sendable {
  let story: Story
  /// The feed that the story's words came in.
  let origin: Origin
  let published: Timestamp
  let updated: Timestamp
  /// The entry's own page.
  let page: String?
  /// The other pages that carry the story.
  let otherSites: [Site]
  /// Every link that a feed may carry, enclosures included.
  let links: [Link]
  let authors: [Person]
  let language: String?
  /// The title without markup; nil when there is nothing to see.
  let title: String?
  /// The content that stands in the document itself.
  let content: Text?

  private init(_ story: Story, origin: Origin) {
    self.story = story
    self.origin = origin
    published = Timestamp(story.published)
    updated = story.updated == story.published ? published : Timestamp(story.updated)
    let member = story.members[0]
    page = member.page
    otherSites = story.otherSites
    links = EntryLinks(of: member.entry, page: page, otherSites: otherSites).links
    authors = member.authors
    language = (member.entry.language ?? member.source.language).flatMap(LanguageTag.legal)
    title = member.entry.title?.plain.nonBlank
    content = member.entry.inlineContent?.text
  }

  /// The entry whose words are published.
  var entry: Entry { _read { yield story.members[0].entry } }

  static func all(of stories: some Collection<Story>) -> [PublishedEntry] {
    var origins: [String: Origin] = [:]
    return stories.map { story in
      let feed = story.members[0].subscription.feedURL
      if let known = origins[feed], known.isOrigin(of: story.members[0]) { return PublishedEntry(story, origin: known) }
      let origin = Origin(of: story.members[0])
      origins[feed] = origin
      return PublishedEntry(story, origin: origin)
    }
  }
}

extension Sequence<PublishedEntry> {
  /// The newest real change; nil when there are no entries.
  var newestChange: Date? { lazy.map(\.story.updated).max() }

  var havePictures: Bool { contains { $0.entry.hasPictures } }
}
