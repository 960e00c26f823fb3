import FoundationEssentials
import Mustache
import Syndication

/// The health of the sources, for people. The failing ones stand first, the longest failing of them at the top.
///
/// A template may use, for the page: `title`, `language`, `direction`, `policy`, `style`, `generator`, `words`, `river` (a file),
/// `hasSources` and `sources`. For a source: `name`, `condition` (`new`, `ok`, `failing`, `gone`), `conditionWord`,
/// `home`, `feed`, `since`, `message`, `newest`. What a source does not have is false.
enum StatusPage {
  static func bytes(of sources: [SourceHealth], as publication: Publication, by templates: Templates) -> [UInt8] {
    let words = PageWords(in: publication.language)
    let ordered = sources.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element), rank(right.element))
      return (a.group, a.since, left.offset) < (b.group, b.since, right.offset)
    }
    let language = publication.language.flatMap(LanguageTag.legal) ?? words.language
    let view: [String: Any] = [
      "title": publication.title, "words": words.view, "generator": Generator.feedmill.nameAndVersion ?? "",
      "language": language, "direction": Templates.orFalse(PageWords.isRightToLeft(language) ? "rtl" : nil),
      "policy": PagePolicy.allowing(style: templates.style), "style": templates.style,
      "river": Templates.orFalse(publication.formats.contains(.html) ? publication.fileName(of: .html) : nil),
      "hasSources": !sources.isEmpty, "sources": ordered.map { row($0.element, words: words) },
    ]
    return Array(templates.status.render(view).utf8)
  }

  private static func rank(_ source: SourceHealth) -> (group: Int, since: Date) {
    let since = source.state.failingSince ?? .distantPast
    return switch source.condition {
    case .failing: (0, since)
    case .gone: (1, since)
    case .new: (2, .distantPast)
    case .ok: (3, .distantPast)
    }
  }

  private static func row(_ source: SourceHealth, words: PageWords) -> [String: Any] {
    let isBroken = source.condition == .failing || source.condition == .gone
    let since = source.state.failingSince.map { Timestamp($0).civilDay }
    return [
      "name": source.name, "condition": source.condition.rawValue, "conditionWord": words.condition(source.condition),
      "home": Templates.orFalse(source.home.flatMap(Reference.web)),
      "feed": Templates.orFalse(source.address.flatMap(Reference.web)),
      "since": Templates.orFalse(isBroken ? since : nil), "message": Templates.orFalse(isBroken ? source.message : nil),
      "newest": Templates.orFalse(source.newest.map { Timestamp($0).civilDay }),
    ]
  }
}
