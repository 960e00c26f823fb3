import FoundationEssentials
import Storing
import Syndication

/// An entry with what became of it, as `entries` and `search` print it with --json.
struct EntryReport: Encodable {
  /// Names it to other commands, as `#17`.
  var entry: Int64
  var title: String?
  var url: String?
  /// As its source gives it.
  var id: String?
  var authors: [String]
  var categories: [String]
  var published: Date
  var updated: Date
  var firstSeen: Date
  var feedURL: String
  var feedTitle: String?
  /// `published`, `held back`, `hidden`, `member` or `unlisted`.
  var state: String
  /// The id that its story is published under.
  var story: String
  /// Entries of its story, itself included.
  var members: Int
  /// The entry whose words are published for its story.
  var primary: Int64

  init(_ listed: ListedEntry) {
    entry = listed.row
    title = listed.entry.title?.value
    url = listed.entry.alternate
    id = listed.entry.id
    authors = listed.entry.authors.compactMap { $0.name ?? $0.email ?? $0.uri }
    categories = listed.entry.categories.map { $0.label ?? $0.term }
    published = listed.published
    updated = listed.updated
    firstSeen = listed.firstSeen
    feedURL = listed.subscription.shownURL
    feedTitle = listed.subscription.title ?? listed.feedTitle
    state = listed.fate.rawValue
    story = listed.storyID
    members = listed.members
    primary = listed.primary
  }
}

extension EntryReport {
  /// Columns for a person.
  static func table(_ entries: [ListedEntry], now: Date) -> Table {
    var table = Table([
      Table.Column(title: "Entry"), Table.Column(title: "When"), Table.Column(title: "Title", least: 20),
      Table.Column(title: "Source"), Table.Column(title: "State"),
    ])
    for listed in entries {
      let report = EntryReport(listed)
      table.add([
        "#\(report.entry)", RelativeTime.of(report.published, now: now),
        report.title.flatMap { $0.isEmpty ? nil : $0 } ?? report.url ?? report.id ?? "(untitled)",
        report.feedTitle ?? report.feedURL, report.fate,
      ])
    }
    return table
  }

  /// What became of it, in a word or two; where other sources carry its story, how many.
  private var fate: String {
    switch state {
    case "published": members > 1 ? "published, \(members) sources" : "published"
    case "member": "in story of #\(primary)"
    default: state
    }
  }
}
