import FoundationEssentials
import Pipeline
import Storing
import Syndication

/// A story with its texts, as `show --json` prints it.
struct ShownStoryReport: Encodable {
  struct Link: Encodable {
    var url: String
    /// As `alternate` or `enclosure`.
    var rel: String
    var type: String?
    /// Bytes, as the source claims.
    var length: Int?
    var title: String?
  }

  struct Member: Encodable {
    var entry: EntryReport
    /// Why it is in the story; absent for the entry that began it.
    var reason: String?
    var links: [Link]
    /// Sanitized.
    var html: String
    /// The same without markup, in paragraphs.
    var text: String
  }

  /// The id that it is published under.
  var id: String
  /// The primary entry first.
  var members: [Member]

  init(_ story: ShownStory) {
    id = story.members.first?.storyID ?? ""
    members = story.members.map { listed in
      let html = ShownStoryReport.markup(listed.entry)
      return Member(
        entry: EntryReport(listed), reason: story.reasons[listed.row],
        links: listed.entry.links.map {
          Link(url: $0.href, rel: $0.rel, type: $0.type, length: $0.length, title: $0.title)
        }, html: html, text: ReadableMarkup(html, isNumbering: false).lines(width: .max).joined(separator: "\n"))
    }
  }

  /// The content, else the summary; plain text with its markup characters escaped.
  static func markup(_ entry: Entry) -> String {
    let texts = entry.content.map(\.text).filter { !$0.value.isEmpty }
    guard let text = texts.first ?? entry.summary else { return "" }
    switch text.kind {
    case .html, .xhtml: return text.value
    case .plain, .media:
      return text.value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
  }
}
