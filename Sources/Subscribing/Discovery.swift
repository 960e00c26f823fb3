import Syndication
package import XML

/// Which feeds a page has, read from the page alone. Nothing here asks a server.
package enum Discovery {
  /// The feeds that a page names, the one that a reader most likely wants first.
  ///
  /// Feeds of comments are left out unless the page has no other. A feed that is declared goes before one that is only
  /// linked, one on the page's own host before one elsewhere, the page's order else.
  /// - Parameter url: the page's address after redirects; absolute.
  package static func feeds(of page: Tree, url: String) -> [DiscoveredFeed] {
    var scan = PageScan(url: url)
    if let root = page.root { scan.read(root) }
    let host = siteHost(url)
    let ranked = scan.feeds.enumerated().map { index, feed in
      (rank: [feed.evidence == .declared ? 0 : 1, siteHost(feed.url) == host ? 0 : 1, index], feed: feed)
    }
    let feeds = ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.feed)
    let articles = feeds.filter { !isOfComments($0) }
    return articles.isEmpty ? feeds : articles
  }

  /// The feeds that a page names, from its bytes.
  /// - Parameters:
  ///   - contentType: the whole value of the field, for its charset.
  ///   - limit: bytes of the page that are read; what a site says of its feeds stands at the beginning.
  package static func feeds(
    ofPage bytes: [UInt8], contentType: String? = nil, url: String, limit: Int = 768 << 10
  ) -> [DiscoveredFeed] {
    let text = Charset.ofPage(bytes, contentType: contentType).decode(bytes.prefix(limit))
    return feeds(of: HTMLReader().read(text), url: url)
  }

  /// Addresses that sites use without saying so, the likeliest first: to be asked in turn when a page names no feed.
  package static func candidates(for url: String) -> [String] {
    let page = IRI(url)
    guard page.scheme == "http" || page.scheme == "https", let authority = page.authority else { return [] }
    let root = "\(page.scheme ?? "https")://\(authority)/"
    var folders = [root]
    // A blog in a folder has its feed in that folder.
    if let slash = page.path.lastIndex(of: "/"), page.path.startIndex < slash {
      folders.insert(root + page.path[...slash].dropFirst(), at: 0)
    }
    var seen = Set<String>()
    return folders.flatMap { folder in paths.map { folder + $0 } }.filter { seen.insert($0).inserted }
  }

  private static let paths = [
    "feed/", "feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "rss/", "rss2/", "atom", "feed.json",
    "feeds/posts/default", "?feed=rss2",
  ]

  /// WordPress declares a feed of all comments beside the feed of posts, and one for each post's comments.
  private static func isOfComments(_ feed: DiscoveredFeed) -> Bool {
    let iri = IRI(feed.url)
    let path = iri.path.lowercased()
    if path.contains("/comments/") || path.hasSuffix("/comments") { return true }
    if iri.query?.lowercased().contains("comments") ?? false { return true }
    // 'Site » Comments Feed', 'Сайт » Лента комментариев'.
    let words = (feed.title ?? "").lowercased()
    return ["comments feed", "comments on", "комментари", "kommentar", "commentaires", "comentarios"].contains {
      words.contains($0)
    }
  }

  private static func siteHost(_ url: String) -> String {
    let host = (IRI(url).authority ?? "").lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}

/// The links of one page that lead to feeds, in document order.
private struct PageScan {
  let url: String
  var base: String
  var feeds: [DiscoveredFeed] = []
  private var seen = Set<String>()

  init(url: String) {
    self.url = url
    base = url
  }

  mutating func read(_ root: Element) {
    var stack = [root]
    var anchors: [Element] = []
    while let element = stack.popLast() {
      switch element.name.local.lowercased() {
      // Only the first counts (HTML, section 4.2.3).
      case "base" where base == url:
        if let href = element.attribute("href")?.trimmed { base = IRI.resolve(href, against: url) }
      case "link": declared(element)
      case "a": anchors.append(element)
      default: break
      }
      stack += element.elements.reversed()
    }
    for anchor in anchors where feeds.count < 50 { linked(anchor) }
  }

  private mutating func declared(_ element: Element) {
    let rels = (element.attribute("rel") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    guard rels.contains("alternate") || rels.contains("feed") else { return }
    let type = PageScan.mediaType(element.attribute("type"))
    guard rels.contains("feed") || PageScan.isFeed(type) else { return }
    append(element.attribute("href"), title: element.attribute("title"), type: type, .declared)
  }

  private mutating func linked(_ element: Element) {
    guard let href = element.attribute("href")?.trimmed else { return }
    let type = PageScan.mediaType(element.attribute("type"))
    guard PageScan.isFeed(type) || looksLikeFeed(href) else { return }
    let words = element.attribute("title") ?? element.text
    append(href, title: words.split(whereSeparator: \.isWhitespace).joined(separator: " "), type: type, .linked)
  }

  private mutating func append(
    _ href: String?, title: String?, type: String?, _ evidence: DiscoveredFeed.Evidence
  ) {
    guard let href = href?.trimmed, feeds.count < 50,
      let address = FeedAddress.resolve(href, against: base, trust: .own), address.hasPrefix("http")
    else { return }
    guard seen.insert(FeedAddress.key(address)).inserted else { return }
    feeds.append(DiscoveredFeed(address, title: title?.trimmed, type: type, evidence: evidence))
  }

  private static func mediaType(_ value: String?) -> String? {
    value?.lowercased().split(separator: ";").first.flatMap { String($0).trimmed }
  }

  private static func isFeed(_ type: String?) -> Bool {
    switch type {
    case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
      "application/xml", "text/xml", "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml":
      true
    default: false
    }
  }

  /// `…/feed/`, `…/rss.xml`, `?feed=rss2`; not the add-to-reader buttons of other sites.
  private func looksLikeFeed(_ href: String) -> Bool {
    let iri = IRI(href)
    guard iri.scheme == nil || ["http", "https", "feed"].contains(iri.scheme) else { return false }
    if iri.scheme == "feed" { return true }
    let segments = iri.path.lowercased().split(separator: "/")
    let last = segments.last ?? ""
    let names: Set<Substring> = [
      "feed", "feeds", "rss", "rss2", "atom", "rss.xml", "atom.xml", "feed.xml", "feed.json", "index.rdf", "index.xml",
      "rss.php", "feed.rss", "feed.atom", "index.rss", "index.atom",
    ]
    if names.contains(last) || last.hasSuffix(".rss") || last.hasSuffix(".atom") || last.hasSuffix(".rdf") {
      return true
    }
    let query = (iri.query ?? "").lowercased()
    return query.hasPrefix("feed=") || query.contains("&feed=") || query.contains("format=rss")
      || query.contains("format=atom") || query.contains("format=feed")
  }
}
