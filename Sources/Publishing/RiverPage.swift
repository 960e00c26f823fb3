import FoundationEssentials
import Mustache
import Syndication

/// A river as a page for people, by a Mustache template.
///
/// A template may use, for the page: `title`, `subtitle`, `address`, `language`, `direction` (`rtl`), `policy` (its content security policy),
/// `style`, `generator`, `count`, `words`, `feeds` (`file`, `type`, `label`), `sources` (`number`, `name`, `count`),
/// `status` (a file) and `days` (`date`, `label`, `entries`). For an entry: `title`, `url`, `language`, `direction`, `published`,
/// `time`, `author`, `summary`, `source` (`number`, `name`, `home`), `image` (`url`, `width`, `height`), `files` (`url`,
/// `name`, `size`) and `also` (`name`, `url`). What an entry does not have is false.
struct RiverPage {
  /// Entries of a page: more are a burden on a phone. The feeds have the rest.
  private static let limit = 100

  /// Characters of a title: the page must stay readable beside a title without end. The feeds have it whole.
  private static let titleLimit = 240

  private let entries: ArraySlice<PublishedEntry>
  private let publication: Publication
  private let words: PageWords
  /// The sites in the order of their names, and the number of each.
  private let sites: [String]
  private let numbers: [String: Int]

  static func bytes(of entries: [PublishedEntry], as publication: Publication, by templates: Templates) -> [UInt8] {
    let page = RiverPage(entries: entries.prefix(limit), publication: publication)
    return Array(templates.page.render(page.view(style: templates.style)).utf8)
  }

  private init(entries: ArraySlice<PublishedEntry>, publication: Publication) {
    self.entries = entries
    self.publication = publication
    words = PageWords(in: publication.language)
    sites = Set(entries.map(\.origin.site)).sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }
    numbers = Dictionary(uniqueKeysWithValues: sites.enumerated().map { ($1, $0 + 1) })
  }

  private func view(style: String) -> [String: Any] {
    let style = style + filters
    let language = publication.language.flatMap(LanguageTag.legal) ?? words.language
    let feeds = Publication.Format.allCases.filter(publication.formats.contains).compactMap { format in
      format.label.map { ["file": publication.fileName(of: format), "type": format.mediaType, "label": $0] }
    }
    var counts: [String: Int] = [:]
    for entry in entries { counts[entry.origin.site, default: 0] += 1 }
    return [
      "title": publication.title, "subtitle": Templates.orFalse(publication.subtitle),
      "address": Templates.orFalse(publication.publicAddress(of: "").flatMap(Reference.web)),
      "language": language, "direction": Templates.orFalse(PageWords.isRightToLeft(language) ? "rtl" : nil),
      "policy": PagePolicy.allowing(style: style),
      "style": style, "generator": Generator.feedmill.nameAndVersion ?? "", "count": entries.count,
      "words": words.view, "feeds": feeds, "hasSources": !sites.isEmpty,
      "sources": sites.map { ["number": numbers[$0] ?? 0, "name": $0, "count": counts[$0] ?? 0] as [String: Any] },
      "status": Templates.orFalse(
        publication.formats.contains(.statusPage) ? publication.fileName(of: .statusPage) : nil),
      "days": days,
    ]
  }

  /// Which entries a link to a source leaves in sight, without a script.
  private var filters: String {
    sites.indices.map { index in
      let own = "s\(index + 1)"
      return "body:has(#\(own):target){:is(.entry:not(.\(own)),.day:not(:has(.\(own)))){display:none}"
        + ".l\(index + 1) a{font-weight:700;color:var(--mark)}}\n"
    }.joined()
  }

  private var days: [[String: Any]] {
    var days: [[String: Any]] = []
    var views: [[String: Any]] = []
    for index in entries.indices {
      let day = entries[index].published
      views.append(view(of: entries[index]))
      let next = index + 1 < entries.endIndex ? entries[index + 1].published.civilDay : nil
      guard next != day.civilDay else { continue }
      days.append(["date": day.civilDay, "label": day.heading(in: words), "entries": views])
      views = []
    }
    return days
  }

  private func view(of published: PublishedEntry) -> [String: Any] {
    let entry = published.entry
    let name = published.origin.site
    let title = published.title ?? entry.derivedTitle
    let author = published.authors.compactMap(\.displayName).joined(separator: ", ")
    let also = published.otherSites.filter { Reference.isHTTP($0.url) }.map { ["name": $0.name, "url": $0.url] }
    let files = published.links.filter { $0.rel == "enclosure" && Reference.isHTTP($0.href) }.map(file)
    let image = EntryImage(of: entry).map { ["url": $0.url, "width": $0.width, "height": $0.height] as [String: Any] }
    return [
      "title": Excerpt.of(Text(title), characters: Self.titleLimit).nonBlank ?? published.page ?? name,
      "url": Templates.orFalse(published.page.flatMap(Reference.web)),
      "language": Templates.orFalse(published.language),
      "direction": Templates.orFalse(direction(of: title)), "published": published.published.rfc3339,
      "time": published.published.clock, "author": Templates.orFalse(author == name ? nil : author),
      "summary": Templates.orFalse(summary(of: published, beside: title)),
      "source": [
        "number": numbers[name] ?? 0, "name": name,
        "home": Templates.orFalse(published.origin.home.flatMap(Reference.web)),
      ] as [String: Any],
      "image": Templates.orFalse(image), "files": files, "hasFiles": !files.isEmpty, "also": also,
      "hasAlso": !also.isEmpty,
    ]
  }

  /// By the first letter, as `dir=auto` decides; nil for the direction of the page.
  private func direction(of text: String) -> String? {
    guard let first = text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return nil }
    let isRightToLeft = Self.isRightToLeft(first)
    guard isRightToLeft != PageWords.isRightToLeft(publication.language ?? words.language) else { return nil }
    return isRightToLeft ? "rtl" : "ltr"
  }

  private static func isRightToLeft(_ letter: Unicode.Scalar) -> Bool {
    // Hebrew, Arabic, Syriac, Thaana, NKo and their neighbours, and the presentation forms of Hebrew and Arabic.
    0x590...0x8FF ~= letter.value || 0xFB1D...0xFDFF ~= letter.value || 0xFE70...0xFEFC ~= letter.value
  }

  /// Nil when the title has said it all.
  private func summary(of published: PublishedEntry, beside title: String) -> String? {
    let summary = published.entry.summary.flatMap { $0.plain.nonBlank == nil ? nil : $0 }
    guard let text = summary ?? published.content else { return nil }
    let words = Excerpt.of(text, characters: 280)
    return words == title ? nil : words.nonBlank
  }

  private func file(_ link: Link) -> [String: Any] {
    let name = IRI(link.href).path.split(separator: "/").last.map(String.init) ?? link.href
    let size = link.length.flatMap { bytes -> String? in
      switch bytes {
      case 1_000_000...: "\(bytes / 1_000_000) MB"
      case 1_000...: "\(bytes / 1_000) kB"
      default: nil
      }
    }
    return ["url": link.href, "name": link.title?.nonBlank ?? name, "size": Templates.orFalse(size)]
  }
}
