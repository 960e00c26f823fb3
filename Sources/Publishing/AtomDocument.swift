import FoundationEssentials
import Syndication

/// A river, or a page of its archive, as an Atom feed (RFC 4287, RFC 5005).
struct AtomDocument {
  private let publication: Publication
  /// The page of the archive; nil for the document that readers subscribe to.
  private let page: ArchivePage?
  private var xml: XMLWriter
  /// Most entries of a feed have the same words for it.
  private var sources: [ObjectIdentifier: WrittenSource] = [:]

  private struct WrittenSource {
    /// Of the entry around it.
    var language: String?
    /// Without `updated`, which is the entry's.
    var bytes: [UInt8]
  }

  static func bytes(of entries: [PublishedEntry], as publication: Publication, page: ArchivePage? = nil) -> [UInt8] {
    var document = AtomDocument(publication: publication, page: page, reserving: entries.count * 3_000)
    document.feed(entries)
    return document.xml.bytes
  }

  private init(publication: Publication, page: ArchivePage?, reserving capacity: Int) {
    self.publication = publication
    self.page = page
    xml = XMLWriter(reserving: capacity)
  }

  private mutating func feed(_ entries: [PublishedEntry]) {
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    if entries.havePictures { xml.raw(" xmlns:media=\"http://search.yahoo.com/mrss/\"") }
    xml.attribute("xml:lang", publication.language.flatMap(LanguageTag.legal))
    xml.raw(">\n")
    xml.element("id", publication.feedID)
    xml.element("title", publication.title)
    xml.element("subtitle", publication.subtitle)
    // The newest real change, never the time of the run. A river without stories has not changed yet.
    let changes = [entries.newestChange, retractions.map(\.when).max()].compactMap(\.self)
    let updated = changes.max() ?? Date(timeIntervalSince1970: 0)
    xml.element("updated", Timestamp(updated).rfc3339)
    if let author = publication.author { person("author", author, indent: "  ") }
    for link in feedLinks { self.link(link, indent: "  ") }
    xml.element("rights", publication.rights)
    generator(.feedmill, indent: "  ")
    if page != nil { xml.raw("  <fh:archive xmlns:fh=\"http://purl.org/syndication/history/1.0\"/>\n") }
    // RFC 4287's grammar has extensions before the entries.
    for retraction in retractions {
      xml.raw("  <at:deleted-entry xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"")
      xml.attribute("ref", retraction.id)
      xml.attribute("when", Timestamp(retraction.when).rfc3339)
      xml.raw("/>\n")
    }
    for entry in entries { self.entry(entry) }
    xml.raw("</feed>\n")
  }

  /// As many as the feed may have entries. A page of the archive has none: it does not change.
  private var retractions: ArraySlice<Retraction> {
    page == nil ? publication.retractions.prefix(publication.limit) : []
  }

  private var feedLinks: [Link] {
    let type = "application/atom+xml"
    func link(_ rel: String, _ address: String?) -> Link? { address.map { Link($0, rel: rel, type: type) } }
    let feed = publication.publicAddress(of: .atom)
    var links: [Link?]
    if let page {
      links = [
        link("self", publication.publicAddress(of: page.file)), link("current", feed),
        link("prev-archive", page.previous.flatMap { publication.publicAddress(of: $0.file) }),
        link("next-archive", page.next.flatMap { publication.publicAddress(of: $0.file) }),
      ]
    } else {
      links = [
        link("self", feed),
        link("prev-archive", publication.newestPage.flatMap { publication.publicAddress(of: $0.file) }),
      ]
      links += publication.hubs.compactMap(Reference.web).map { Link($0, rel: "hub") }
    }
    links.append(publication.page.map { Link($0, type: "text/html") })
    return links.compactMap(\.self)
  }

  private mutating func entry(_ published: PublishedEntry) {
    let language = published.language
    xml.raw("  <entry")
    xml.attribute("xml:lang", language == publication.language ? nil : language)
    xml.raw(">\n    <id>")
    xml.text(published.story.id)
    xml.raw("</id>\n")
    text("title", published.entry.title ?? Text(published.entry.derivedTitle), within: language, indent: "    ")
    xml.raw("    <published>")
    xml.time(published.published)
    xml.raw("</published>\n    <updated>")
    xml.time(published.updated)
    xml.raw("</updated>\n")
    for author in published.authors { person("author", author, indent: "    ") }
    for contributor in published.entry.contributors { person("contributor", contributor, indent: "    ") }
    for category in published.entry.categories { self.category(category, indent: "    ") }
    for link in published.links { self.link(link, indent: "    ") }
    if let rights = published.entry.rights { text("rights", rights, within: language, indent: "    ") }
    words(of: published)
    xml.pictures(of: published.entry)
    source(of: published.origin, within: language)
    // When the source last changed as far as this entry shows. The source's own claim moves with every fetch of many
    // feeds, and would rewrite entries that have not changed.
    xml.raw("      <updated>")
    xml.time(published.updated)
    xml.raw("</updated>\n    </source>\n  </entry>\n")
  }

  private mutating func source(of origin: Origin, within language: String?) {
    if let written = sources[ObjectIdentifier(origin)], written.language == language {
      xml.raw(written.bytes)
    } else {
      let start = xml.bytes.count
      write(origin, within: language)
      sources[ObjectIdentifier(origin)] = WrittenSource(language: language, bytes: Array(xml.bytes[start...]))
    }
  }

  private mutating func write(_ origin: Origin, within language: String?) {
    let source = origin.source
    xml.raw("    <source")
    let own = source.language.flatMap(LanguageTag.legal)
    xml.attribute("xml:lang", own == language ? nil : own)
    xml.raw(">\n")
    let indent = "      "
    xml.element("id", origin.feedID, indent: indent)
    text("title", source.title ?? Text(origin.site), within: own ?? language, indent: indent)
    if let subtitle = source.subtitle { text("subtitle", subtitle, within: own ?? language, indent: indent) }
    for author in source.authors { person("author", author, indent: indent) }
    for contributor in source.contributors { person("contributor", contributor, indent: indent) }
    for category in source.categories { self.category(category, indent: indent) }
    if let own = origin.feedAddress { link(Link(own, rel: "self"), indent: indent) }
    if let home = origin.home { link(Link(home), indent: indent) }
    if let rights = source.rights { text("rights", rights, within: own ?? language, indent: indent) }
    if let generator = source.generator { self.generator(generator, indent: indent) }
    xml.element("icon", source.icon.flatMap(Reference.link), indent: indent)
    xml.element("logo", (source.logo ?? source.image?.url).flatMap(Reference.link), indent: indent)
  }

  /// Summary and content. An entry without an alternate link must have content (RFC 4287, section 4.1.2).
  private mutating func words(of published: PublishedEntry) {
    let language = published.language
    let outOfLine = published.entry.content.lazy.compactMap { content in
      content.src.flatMap(Reference.link).map { (address: $0, kind: content.text.kind) }
    }.first
    let hasAlternate = published.links.contains { $0.rel == "alternate" }
    let standsAlone = !hasAlternate && published.content == nil && outOfLine == nil
    if let summary = published.entry.summary, !standsAlone {
      text("summary", summary, within: language, indent: "    ")
    }
    if let content = published.content {
      text("content", content, within: language, indent: "    ")
    } else if let outOfLine {
      xml.raw("    <content")
      if case .media(let type) = outOfLine.kind { xml.attribute("type", MediaType.legal(type)) }
      xml.attribute("src", outOfLine.address)
      xml.raw("/>\n")
    } else if standsAlone {
      text("content", published.entry.summary ?? Text(""), within: language, indent: "    ")
    }
  }

  private mutating func text(_ name: String, _ text: Text, within language: String?, indent: String) {
    xml.raw(indent)
    xml.raw("<")
    xml.raw(name)
    var value = text.value
    switch text.kind {
    // Plain words that hold an end tag: readers and validators take them for markup that lost its type.
    case .plain where value.utf8.contains(UInt8(ascii: "<")) && value.contains("</"):
      xml.attribute("type", "html")
      value = text.html
    case .plain: break
    case .html, .xhtml: xml.attribute("type", "html")
    case .media(let type): xml.attribute("type", type.lowercased().hasPrefix("text/") ? type : "text")
    }
    if let own = text.language.flatMap(LanguageTag.legal), own != language { xml.attribute("xml:lang", own) }
    xml.raw(">")
    xml.text(value)
    xml.raw("</")
    xml.raw(name)
    xml.raw(">\n")
  }

  private mutating func person(_ name: String, _ person: Person, indent: String) {
    guard let displayName = person.displayName else { return }
    xml.raw(indent)
    xml.raw("<")
    xml.raw(name)
    xml.raw("><name>")
    xml.text(displayName)
    xml.raw("</name>")
    if let uri = person.uri.flatMap(Reference.link) {
      xml.element("uri", uri, indent: "", end: "")
    }
    if let email = person.email, email.isPlausibleAddress {
      xml.element("email", email, indent: "", end: "")
    }
    xml.raw("</")
    xml.raw(name)
    xml.raw(">\n")
  }

  private mutating func category(_ category: Category, indent: String) {
    guard let term = category.term.nonBlank else { return }
    xml.raw(indent)
    xml.raw("<category")
    xml.attribute("term", term)
    xml.attribute("scheme", category.scheme.flatMap(Reference.absolute))
    xml.attribute("label", category.label?.nonBlank)
    xml.raw("/>\n")
  }

  private mutating func link(_ link: Link, indent: String) {
    xml.raw(indent)
    xml.raw("<link")
    xml.attribute("rel", link.rel)
    xml.attribute("type", link.type)
    xml.attribute("hreflang", link.hreflang.flatMap(LanguageTag.legal))
    xml.attribute("href", link.href)
    xml.attribute("length", link.length)
    xml.attribute("title", link.title?.nonBlank)
    xml.raw("/>\n")
  }

  private mutating func generator(_ generator: Generator, indent: String) {
    guard let name = generator.name?.nonBlank ?? generator.uri?.nonBlank else { return }
    xml.raw(indent)
    xml.raw("<generator")
    xml.attribute("uri", generator.uri.flatMap(Reference.link))
    xml.attribute("version", generator.version?.nonBlank)
    xml.raw(">")
    xml.text(name)
    xml.raw("</generator>\n")
  }

  private typealias Format = Publication.Format
}
