/// Vocabularies that a feed mixes, told apart by namespace name; the prefix is only looked at where none is declared.
enum Namespace: UInt8 {
  /// RSS of any version, in whatever namespace it was put.
  case rss
  case atom
  case rdf
  case xml
  case dublinCore
  case dublinCoreTerms
  case content
  case iTunes
  case mediaRSS
  case updates
  case slash
  case commentAPI
  case admin
  /// `cc` and `creativeCommons`.
  case license
  case xhtml
  case geoRSS
  case gml
  case foreign

  /// - Parameter name: compared without regard to case, to white space around it, and to a slash or hash at its end.
  init(named name: String) {
    if let known = Namespace.names[name] {
      self = known
      return
    }
    var key = name.trimmed.lowercased()
    while key.last == "/" || key.last == "#" { key.removeLast() }
    self =
      if let known = Namespace.names[key] {
        known
      } else if key.hasPrefix("http://backend.userland.com/rss")
        || key.hasPrefix("http://blogs.law.harvard.edu/tech/rss")
        || key.hasPrefix("http://purl.org/net/rss") || key.hasPrefix("http://my.netscape.com/rdf/simple")
      {
        .rss
      } else if key.hasSuffix("/dtds/podcast-1.0.dtd") {
        .iTunes
      } else {
        .foreign
      }
  }

  /// What an undeclared prefix usually means.
  init(undeclaredPrefix prefix: String) {
    self = Namespace.prefixes[prefix.lowercased()] ?? .foreign
  }

  private static let names: [String: Namespace] = [
    "": .rss,
    "http://purl.org/rss/1.0": .rss,
    "http://my.netscape.com/rdf/simple/0.9": .rss,
    "http://channel.netscape.com/rdf/simple/0.9": .rss,
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
    "http://example.com/newformat": .rss,
    "http://example.com/necho": .rss,
    "http://purl.org/echo": .rss,
    "uri/of/echo/namespace": .rss,
    "http://purl.org/pie": .rss,
    "http://www.w3.org/2005/Atom": .atom,
    "http://www.w3.org/2005/atom": .atom,
    "http://purl.org/atom/ns": .atom,
    "https://www.w3.org/2005/atom": .atom,
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "http://www.w3.org/xml/1998/namespace": .xml,
    "http://purl.org/dc/elements/1.1/": .dublinCore,
    "http://purl.org/dc/elements/1.1": .dublinCore,
    "http://purl.org/dc/elements/1.0": .dublinCore,
    "http://purl.org/dc/terms": .dublinCoreTerms,
    "http://purl.org/rss/1.0/modules/content/": .content,
    "http://purl.org/rss/1.0/modules/content": .content,
    "http://purl.org/rss/1.0/modules/syndication": .updates,
    "http://purl.org/rss/1.0/modules/slash": .slash,
    "http://purl.org/rss/1.0/modules/dc": .dublinCore,
    "http://wellformedweb.org/commentapi": .commentAPI,
    "http://webns.net/mvcb": .admin,
    "http://web.resource.org/cc": .license,
    "http://backend.userland.com/creativecommonsrssmodule": .license,
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .license,
    "http://creativecommons.org/ns": .license,
    "http://www.w3.org/1999/xhtml": .xhtml,
    "http://search.yahoo.com/mrss": .mediaRSS,
    "https://search.yahoo.com/mrss": .mediaRSS,
    "http://video.search.yahoo.com/mrss": .mediaRSS,
    "http://tools.search.yahoo.com/mrss": .mediaRSS,
    "http://www.rssboard.org/media-rss": .mediaRSS,
    "http://www.georss.org/georss": .geoRSS,
    "http://www.w3.org/2003/01/geo/wgs84_pos": .geoRSS,
    "http://www.opengis.net/gml": .gml,
  ]

  private static let prefixes: [String: Namespace] = [
    "rss": .rss, "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "xml": .xml, "dc": .dublinCore,
    "dcterms": .dublinCoreTerms, "content": .content, "itunes": .iTunes, "media": .mediaRSS, "sy": .updates,
    "syn": .updates, "slash": .slash, "wfw": .commentAPI, "admin": .admin, "cc": .license, "creativecommons": .license,
    "xhtml": .xhtml, "xhtml2": .xhtml, "georss": .geoRSS, "geo": .geoRSS, "gml": .gml,
  ]
}
