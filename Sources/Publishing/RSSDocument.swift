import FoundationEssentials
import Syndication

/// A river as an RSS 2.0 feed, as the RSS Advisory Board's profile wants it (https://www.rssboard.org/rss-profile).
struct RSSDocument {
  private let publication: Publication
  private var xml: XMLWriter

  static func bytes(of stories: ArraySlice<Story>, as publication: Publication) -> [UInt8] {
    var document = RSSDocument(publication: publication, reserving: stories.count * 3_000)
    document.channel(stories)
    return document.xml.bytes
  }

  private init(publication: Publication, reserving capacity: Int) {
    self.publication = publication
    xml = XMLWriter(reserving: capacity)
  }

  private mutating func channel(_ stories: ArraySlice<Story>) {
    xml.raw(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"
      """)
    if stories.contains(where: { $0.primary.entry.hasPictures }) {
      xml.raw(" xmlns:media=\"http://search.yahoo.com/mrss/\"")
    }
    xml.raw(">\n<channel>\n")
    xml.element("title", publication.title)
    // Required, and an address. A river without a public one can be read on its own machine only.
    xml.element(
      "link", (publication.page ?? publication.publicAddress(of: "")).flatMap(Reference.uri) ?? "http://localhost/")
    xml.element("description", publication.subtitle ?? publication.title)
    xml.element("language", publication.language.flatMap(LanguageTag.legal))
    xml.element("copyright", publication.rights)
    if let updated = stories.lazy.map(\.updated).max() {
      xml.element("lastBuildDate", Timestamp(updated).rfc822)
    }
    xml.element("generator", Generator.feedmill.nameAndVersion)
    if let own = publication.publicAddress(of: .rss) {
      atomLink(Link(own, rel: "self", type: "application/rss+xml"), indent: "  ")
    }
    for hub in publication.hubs { atomLink(Link(hub, rel: "hub"), indent: "  ") }
    for story in stories { item(story) }
    xml.raw("</channel>\n</rss>\n")
  }

  private mutating func item(_ story: Story) {
    let member = story.primary
    let entry = member.entry
    let indent = "    "
    xml.raw("  <item>\n")
    xml.element("title", entry.title.flatMap { Self.title($0.plain) }, indent: indent)
    xml.element("link", member.page.flatMap(Reference.uri), indent: indent)
    let isPermaLink = Reference.isHTTP(story.id) && story.id == member.page.flatMap(Reference.uri)
    xml.raw(isPermaLink ? "    <guid>" : "    <guid isPermaLink=\"false\">")
    xml.text(story.id)
    xml.raw("</guid>\n")
    xml.element("pubDate", Timestamp(story.published).rfc822, indent: indent)
    for author in member.authors { xml.element("dc:creator", author.displayName, indent: indent) }
    for contributor in entry.contributors { xml.element("dc:contributor", contributor.displayName, indent: indent) }
    for category in entry.categories where category.term.nonBlank != nil {
      xml.raw("    <category")
      xml.attribute("domain", category.scheme?.nonBlank)
      xml.raw(">")
      xml.text(category.term)
      xml.raw("</category>\n")
    }
    xml.element("comments", entry.comments.flatMap(Reference.uri), indent: indent)
    let links = EntryLinks(of: story).links
    let enclosures = links.filter { $0.rel == "enclosure" && Reference.isHTTP($0.href) }
    if let first = enclosures.first { enclosure(first) }
    if let address = member.feedAddress.flatMap(Reference.uri) {
      xml.raw("    <source")
      xml.attribute("url", address)
      xml.raw(">")
      xml.text(member.source.title?.plain.nonBlank ?? member.siteName)
      xml.raw("</source>\n")
    }
    words(of: entry)
    xml.element("dc:rights", entry.rights?.plain.nonBlank, indent: indent)
    xml.element("dc:language", entry.language.flatMap(LanguageTag.legal), indent: indent)
    // The profile wants one enclosure an item, since readers differ in which of several they take.
    for link in enclosures.dropFirst() { atomLink(link, indent: indent) }
    for link in links where link.rel == "related" || link.rel == "via" { atomLink(link, indent: indent) }
    if story.updated != story.published { xml.element("atom:updated", Timestamp(story.updated), indent: indent) }
    xml.pictures(of: entry)
    xml.raw("  </item>\n")
  }

  /// The whole text alone is the description; beside a summary it is `content:encoded`, and stands after it.
  private mutating func words(of entry: Entry) {
    let summary = entry.summary.flatMap { $0.html.nonBlank }
    let content = entry.inlineContent.flatMap { $0.text.html.nonBlank }
    if let description = summary ?? content {
      xml.element("description", description, indent: "    ")
    } else if entry.title?.plain.nonBlank == nil {
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
