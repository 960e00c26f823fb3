import FoundationEssentials
import Publishing
import Syndication

/// What a publication's rules make of a story, as `preview` prints it.
struct PreviewReport: Encodable {
  var id: String
  var title: String
  var source: String
  var published: Date
  var isKept: Bool
  /// The rule that dropped the story, or some of its copies.
  var reason: String?
  /// The sites whose copies were dropped from a story that is kept.
  var without: [String]

  init(_ review: (story: Story, verdict: Selection.Verdict)) {
    let primary = review.story.members[0]
    id = review.story.id
    title = primary.entry.title?.value ?? review.story.id
    source = primary.subscription.title ?? primary.source.title?.value ?? primary.subscription.feedURL
    published = review.story.published
    isKept = review.verdict.isKept
    without = []
    switch review.verdict {
    case .kept: break
    case .trimmed(let sites, let rule): (without, reason) = (sites, rule)
    case .dropped(let rule): reason = rule
    }
  }

  /// One line for a person.
  var line: String {
    let day = published.formatted(.iso8601.year().month().day())
    let note =
      without.isEmpty
      ? reason.map { "  (\($0))" } : reason.map { "  (without \(without.joined(separator: ", ")): \($0))" }
    let end = Terminal.harmless(note ?? "")
    let name = Terminal.fit("\(source): \(title)", indent: 14 + DisplayWidth.of(end))
    let sign = isKept ? Style.paint("+", .ok) : Style.paint("-", .warning)
    return "\(sign) \(day)  \(name)\(end)"
  }

  private enum CodingKeys: String, CodingKey {
    case id, title, source, published, reason, without
    case isKept = "kept"
  }
}
