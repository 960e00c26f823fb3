import Syndication

/// The followed feeds as a list that other readers import (https://opml.org/spec2.opml).
struct OPMLDocument {
  private var xml = XMLWriter()

  /// The groups nest, each where its first feed stands in `sources`.
  static func bytes(of sources: [SourceHealth], as publication: Publication) -> [UInt8] {
    var document = OPMLDocument()
    document.xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n<head>\n")
    document.xml.element("title", publication.title)
    document.xml.element("ownerName", publication.author?.name)
    document.xml.raw("</head>\n<body>\n")
    document.outlines(sources[...], depth: 0)
    document.xml.raw("</body>\n</opml>\n")
    return document.xml.bytes
  }

  private mutating func outlines(_ sources: ArraySlice<SourceHealth>, depth: Int) {
    let indent = String(repeating: "  ", count: depth + 1)
    var written: Set<String> = []
    for source in sources {
      guard source.subscription.groups.count > depth else {
        feed(source, indent: indent)
        continue
      }
      let group = source.subscription.groups[depth]
      guard written.insert(group).inserted else { continue }
      xml.raw(indent + "<outline")
      xml.attribute("text", group)
      xml.raw(">\n")
      let members = sources.filter { $0.subscription.groups.count > depth && $0.subscription.groups[depth] == group }
      outlines(members[...], depth: depth + 1)
      xml.raw(indent + "</outline>\n")
    }
  }

  private mutating func feed(_ source: SourceHealth, indent: String) {
    guard let address = source.address else { return }
    xml.raw(indent + "<outline type=\"rss\"")
    xml.attribute("text", source.name)
    xml.attribute("xmlUrl", address)
    xml.attribute("htmlUrl", source.home)
    xml.raw("/>\n")
  }
}
