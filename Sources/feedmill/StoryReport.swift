import FoundationEssentials
import Syndication

/// A story as `stories --json` prints it.
struct StoryReport: Encodable {
  struct Member: Encodable {
    struct Category: Encodable {
      var term: String
      var scheme: String?
      var label: String?
    }

    var id: String?
    var url: String?
    var title: String?
    var feedURL: String
    var feedTitle: String?
    var published: Date?
    var updated: Date?
    var firstSeen: Date
    /// Why it is in the story; absent for the entry that began it.
    var reason: String?
    var categories: [Category]
  }

  var id: String
  var published: Date
  var updated: Date
  /// The primary entry first.
  var members: [Member]

  init(_ story: Story) {
    id = story.id
    published = story.published
    updated = story.updated
    members = story.members.map { member in
      Member(
        id: member.entry.id, url: member.entry.alternate, title: member.entry.title?.value,
        feedURL: member.subscription.feedURL, feedTitle: member.subscription.title ?? member.source.title?.value,
        published: member.entry.published, updated: member.entry.updated, firstSeen: member.firstSeen,
        reason: member.reason,
        categories: member.entry.categories.map {
          Member.Category(term: $0.term, scheme: $0.scheme, label: $0.label)
        })
    }
  }
}
