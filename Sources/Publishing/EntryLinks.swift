import Syndication

/// Every link of a story that an output feed may carry, each legal and absolute.
struct EntryLinks {
  /// The alternate of the page first, then the others in their source's order, then the other sites of the story.
  private(set) var links: [Link] = []
  private var seen: Set<Place> = []
  private var alternates: Set<Variant> = []

  private struct Place: Hashable {
    var rel: String
    var href: String
  }

  private struct Variant: Hashable {
    var type: String?
    var language: String?
  }

  init(of entry: Entry, page: String?, otherSites: [Site]) {
    if let page {
      let own = entry.links.first { $0.rel == "alternate" && ($0.href == page || Reference.link($0.href) == page) }
      append(own ?? Link(page, type: nil))
    }
    for link in entry.links { append(link) }
    for (url, rel) in [(entry.comments, "replies"), (entry.commentsFeed, "replies")] {
      if let url { append(Link(url, rel: rel, type: url == entry.comments ? "text/html" : "application/atom+xml")) }
    }
    if let origin = entry.source {
      if let page = origin.alternate { append(Link(page, rel: "via", title: origin.title?.plain)) }
      for link in origin.links where link.rel == "self" {
        append(Link(link.href, rel: "via", title: origin.title?.plain))
      }
    }
    for site in otherSites { append(Link(site.url, rel: "related", title: site.name)) }
  }

  private mutating func append(_ link: Link) {
    var link = link
    guard let rel = Self.legalRelation(link.rel),
      let href = Reference.link(link.href), seen.insert(Place(rel: rel, href: href)).inserted
    else { return }
    link.rel = rel
    link.href = href
    link.type = link.type.flatMap(MediaType.legal)
    link.hreflang = link.hreflang.flatMap(LanguageTag.legal)
    // No two alternates with one type and language (RFC 4287, section 4.1.2).
    let variant = Variant(type: link.type, language: link.hreflang)
    if rel == "alternate" && !alternates.insert(variant).inserted { return }
    links.append(link)
  }

  /// The registered relations that say something of an entry and stay true in a copy of it. Those of paging, editing and
  /// subscribing would not.
  private static let registered: Set<String> = [
    "alternate", "copyright", "describedby", "enclosure", "license", "payment", "related", "replies", "self", "via",
  ]

  /// A name of the registry, or an IRI (RFC 4287, section 4.2.7.2).
  private static func legalRelation(_ rel: String) -> String? {
    if registered.contains(rel) { return rel }
    let prefix = "http://www.iana.org/assignments/relation/"
    let name = (rel.hasPrefix(prefix) ? String(rel.dropFirst(prefix.count)) : rel).lowercased()
    return registered.contains(name) ? name : Reference.absolute(rel)
  }
}
