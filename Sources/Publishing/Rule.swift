package import Patterns
import Syndication

/// A condition on a copy of a story: an entry with the feed that it came in.
///
/// All parts that are set must hold; of a part's values one. Groups, sources, categories and authors are compared whole
/// and in either case; a language holds for its variants too (`ru` for `ru-RU`).
package struct Rule: Sendable, Hashable {
  package var groups: [String] = []
  /// The owner's name for the feed, its title, its address or the host of its address.
  package var sources: [String] = []
  /// Terms or labels.
  package var categories: [String] = []
  package var languages: [String] = []
  package var authors: [String] = []
  package var title: Pattern?
  /// Looks at the words of summary and content, without markup, up to a bound.
  package var content: Pattern?
  /// Looks at the address of the page.
  package var link: Pattern?

  package init() {}

  /// False too when a pattern was given up: a text that is too hard to match does not match.
  func holds(for member: Story.Member) -> Bool {
    let entry = member.entry
    return Self.matches(groups, member.subscription.groups)
      && Self.matches(sources, member.names)
      && Self.matches(categories, entry.categories.flatMap { [$0.term, $0.label].compactMap(\.self) })
      && Self.matches(authors, member.authors.flatMap { [$0.name, $0.email].compactMap(\.self) })
      && speaks(entry.language ?? member.source.language)
      && Self.matches(link, entry.alternate)
      && Self.matches(title, entry.title?.plain)
      && (content == nil
        || [entry.summary, entry.inlineContent?.text].contains { text in
          Self.matches(content, text.map(Self.words))
        })
  }

  /// As a line that a person recognises from the configuration.
  package var summary: String {
    let lists = [
      ("group", groups), ("source", sources), ("category", categories), ("language", languages), ("author", authors),
    ]
    let patterns = [("title", title), ("content", content), ("link", link)]
    let parts =
      lists.filter { !$0.1.isEmpty }.map { $0.0 + " " + $0.1.joined(separator: " or ") }
      + patterns.compactMap { name, pattern in pattern.map { "\(name) /\($0.text)/" } }
    return parts.isEmpty ? "anything" : parts.joined(separator: ", ")
  }

  private static func matches(_ wanted: [String], _ values: [String]) -> Bool {
    guard !wanted.isEmpty else { return true }
    let folded = values.map { $0.lowercased() }
    return wanted.contains { folded.contains($0.lowercased()) }
  }

  private static func matches(_ pattern: Pattern?, _ text: String?) -> Bool {
    guard let pattern else { return true }
    return text.map { pattern.match(in: $0) == .yes } ?? false
  }

  private func speaks(_ language: String?) -> Bool {
    guard !languages.isEmpty else { return true }
    guard let spoken = language?.lowercased() else { return false }
    return languages.contains { wanted in
      let wanted = wanted.lowercased()
      return spoken == wanted || spoken.hasPrefix(wanted + "-")
    }
  }

  private static func words(_ text: Text) -> String {
    switch text.kind {
    case .html, .xhtml: PlainText(ofHTML: text.value, bytes: 65_536).value
    case .plain, .media: PlainText(ofWords: text.value, bytes: 65_536).value
    }
  }
}

extension Story.Member {
  fileprivate var names: [String] {
    let host = Reference.withoutPassword(subscription.feedURL).flatMap { IRI($0).authority }
    return [subscription.title, source.title?.plain, subscription.feedURL, host].compactMap(\.self)
  }
}
