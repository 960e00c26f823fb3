import FoundationEssentials
import Syndication

/// A river as an RSS 2.0 feed, as the RSS Advisory Board's profile wants it (https://www.rssboard.org/rss-profile).
struct RSSDocument {
  private let publication: Publication
  private var xml: XMLWriter

  static func bytes(of entries: [PublishedEntry], as publication: Publication) -> [UInt8] {
    var document = RSSDocument(publication: publication, reserving: entries.count * 3_000)
    document.channel(entries)
    return document.xml.bytes
  }

  private init(publication: Publication, reserving capacity: Int) {
    self.publication = publication
    xml = XMLWriter(reserving: capacity)
  }

  private mutating func channel(_ entries: [PublishedEntry]) {
    xml.raw(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"
      """)
    if entries.havePictures { xml.raw(" xmlns:media=\"http://search.yahoo.com/mrss/\"") }
    xml.raw(">\n<channel>\n")
    xml.element("title", publication.title)
    // Required, and an address. A river without a public one can be read on its own machine only.
    xml.element(
      "link", (publication.page ?? publication.publicAddress(of: "")).flatMap(Reference.uri) ?? "http://localhost/")
    xml.element("description", publication.subtitle ?? publication.title)
    xml.element("language", publication.language.flatMap(LanguageTag.legal))
    xml.element("copyright", publication.rights)
    xml.element("lastBuildDate", entries.newestChange.map { Timestamp($0).rfc822 })
    xml.element("generator", Generator.feedmill.nameAndVersion)
    if let own = publication.publicAddress(of: .rss) {
      atomLink(Link(own, rel: "self", type: "application/rss+xml"), indent: "  ")
    }
    for hub in publication.hubs { atomLink(Link(hub, rel: "hub"), indent: "  ") }
    for entry in entries { item(entry) }
    xml.raw("</channel>\n</rss>\n")
  }

  private mutating func item(_ published: PublishedEntry) {
    let story = published.story
    let indent = "    "
    xml.raw("  <item>\n")
    xml.element("title", published.title.flatMap(Self.title), indent: indent)
    let page = published.page.flatMap(Reference.uri)
    xml.element("link", page, indent: indent)
    let isPermaLink = story.id == page && Reference.isHTTP(story.id)
    xml.raw(isPermaLink ? "    <guid>" : "    <guid isPermaLink=\"false\">")
    xml.text(story.id)
    xml.raw("</guid>\n    <pubDate>")
    xml.raw(published.published.rfc822)
    xml.raw("</pubDate>\n")
    for author in published.authors { xml.element("dc:creator", author.displayName, indent: indent) }
    for contributor in published.entry.contributors {
      xml.element("dc:contributor", contributor.displayName, indent: indent)
    }
    for category in published.entry.categories { self.category(category) }
    xml.element("comments", published.entry.comments.flatMap(Reference.uri), indent: indent)
    let enclosures = published.links.filter { $0.rel == "enclosure" && Reference.isHTTP($0.href) }
    if let first = enclosures.first { enclosure(first) }
    if let address = published.origin.feedAddress.flatMap(Reference.uri) {
      xml.raw("    <source")
      xml.attribute("url", address)
      xml.raw(">")
      xml.text(published.origin.title)
      xml.raw("</source>\n")
    }
    words(of: published)
    xml.element("dc:rights", published.entry.rights?.plain.nonBlank, indent: indent)
    xml.element("dc:language", published.entry.language.flatMap(LanguageTag.legal), indent: indent)
    // The profile wants one enclosure an item, since readers differ in which of several they take.
    for link in enclosures.dropFirst() { atomLink(link, indent: indent) }
    for link in published.links where link.rel == "related" || link.rel == "via" { atomLink(link, indent: indent) }
    if story.updated != story.published { xml.element("atom:updated", published.updated.rfc3339, indent: indent) }
    xml.pictures(of: published.entry)
    xml.raw("  </item>\n")
  }

  private mutating func category(_ category: Category) {
    guard let term = category.term.nonBlank else { return }
    xml.raw("    <category")
    xml.attribute("domain", category.scheme?.nonBlank)
    xml.raw(">")
    xml.text(term)
    xml.raw("</category>\n")
  }

  /// The whole text alone is the description; beside a summary it is `content:encoded`, and stands after it.
  private mutating func words(of published: PublishedEntry) {
    let summary = published.entry.summary.flatMap { $0.html.nonBlank }
    let content = published.content.flatMap { $0.html.nonBlank }
    if let description = summary ?? content {
      xml.element("description", description, indent: "    ")
    } else if published.title == nil {
      xml.element("description", "", indent: "    ")
    }
    if summary != nil, let content { xml.element("content:encoded", content, indent: "    ") }
  }

  /// All three attributes are required. The length is 0 when it is not known, as the profile advises.
  private mutating func enclosure(_ link: Link) {
    xml.raw("    <enclosure")
    xml.attribute("url", Reference.uri(link.href))
    xml.attribute("length", link.length ?? 0)
    xml.attribute("type", link.type ?? MediaType.guess(for: link.href))
    xml.raw("/>\n")
  }

  private mutating func atomLink(_ link: Link, indent: String) {
    xml.raw(indent)
    xml.raw("<atom:link")
    xml.attribute("rel", link.rel)
    xml.attribute("type", link.type)
    xml.attribute("href", Reference.uri(link.href))
    xml.attribute("length", link.length)
    xml.attribute("title", link.title?.nonBlank)
    xml.raw("/>\n")
  }

  /// Readers take a title for HTML when it looks like it. A plain title that does is escaped once more.
  private static func title(_ plain: String) -> String? {
    (looksLikeHTML(plain) ? Text(plain).html : plain).nonBlank
  }

  /// Whether a `<` begins a tag, or an `&` a reference.
  private static func looksLikeHTML(_ plain: String) -> Bool {
    zip(plain.utf8, plain.utf8.dropFirst()).contains { byte, next in
      let isName = UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20
      switch byte {
      case UInt8(ascii: "<"): return isName || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      case UInt8(ascii: "&"): return isName || next == UInt8(ascii: "#")
      default: return false
      }
    }
  }
}
