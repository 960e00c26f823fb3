package import Syndication
internal import XML

/// Reads RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0 and JSON Feed 1.0 and 1.1 into one model.
///
/// References are resolved; markup is kept as it came, with its base (`Text.base`), for the next stage.
package struct FeedParser: Sendable {
  package var limits: Limits

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// Never throws: what is wrong with a document is part of the answer.
  package func parse(_ document: Document) -> Parse {
    guard !document.bytes.isEmpty else { return .notAFeed("The document is empty.") }
    guard document.bytes.count <= limits.bytes else {
      return .notAFeed("The document is larger than \(limits.bytes) bytes.")
    }
    let base = base(of: document)
    let language = document.contentLanguage.flatMap(Scope.language)
    if let json = JSONText(document) {
      return JSONFeed(base: base, language: language, limits: limits).parse(json)
    }
    return parseXML(document, base: base, language: language)
  }

  private func parseXML(_ document: Document, base: String?, language: String?) -> Parse {
    var reader = XMLReader(nesting: .feeds)
    reader.limits.depth = min(limits.depth, 250)
    reader.limits.attribute = limits.attribute
    let reading = reader.read(document.bytes, charset: document.contentType.flatMap(ContentType.charset))
    guard let root = reading.tree.root else { return .notAFeed("The document is neither XML nor JSON.") }
    guard var xml = XMLFeed(root, base: base, language: language, limits: limits) else {
      return .notAFeed(Self.reason(root, reading))
    }
    var feed = xml.read()
    feed.encoding = reading.encoding
    feed.isWellFormed = reading.isWellFormed
    var warnings = reading.damage.map { $0.line > 0 ? "Line \($0.line): \($0.message)" : $0.message }
    if reading.isEncodingGuessed {
      warnings.append("The encoding is declared nowhere; \(reading.encoding) was guessed.")
    }
    if xml.hasMoreEntries { warnings.append("Only the first \(limits.entries) entries were read.") }
    return .feed(feed, warnings: warnings)
  }

  /// Content-Location, resolved, takes the place of the address, unless its scheme is one that nobody fetches.
  private func base(of document: Document) -> String? {
    let url = document.url.isEmpty ? nil : document.url
    guard let location = document.contentLocation?.trimmed, !location.isEmpty else { return url }
    let resolved = IRI.resolve(location, against: url)
    guard let scheme = IRI(resolved).scheme, ["http", "https", "ftp", "file"].contains(scheme) else { return url }
    return resolved
  }

  private static func reason(_ root: Element, _ reading: XMLReader.Reading) -> String {
    let name = root.name.local
    if name.lowercased() == "html" || reading.doctype?.lowercased() == "html" {
      return "The document is an HTML page, not a feed."
    }
    if name.lowercased() == "opml" { return "The document is an OPML list, not a feed." }
    return "The document's element is <\(name)>, which begins no feed that Feedmill knows."
  }
}

extension Nesting {
  static let feeds = Nesting(
    roots: ["rss", "rdf", "feed", "channel"],
    blocks: ["item", "entry"],
    leaves: [
      "title", "link", "guid", "id", "pubdate", "published", "updated", "modified", "issued", "created", "date",
      "lastbuilddate", "language", "ttl", "generator", "copyright", "rights", "category", "comments", "commentrss",
      "creator", "publisher", "subject", "managingeditor", "webmaster", "docs", "enclosure", "updateperiod",
      "updatefrequency", "updatebase", "duration", "explicit", "keywords",
    ],
    texts: ["description", "summary", "content", "encoded", "subtitle", "tagline"])
}
