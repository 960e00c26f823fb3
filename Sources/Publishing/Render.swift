package import Syndication

/// The files of a river. A pure function: the same arguments give the same bytes.
///
/// Stories are ordered here, newest first, by their frozen `published`; of those of one time the smaller id is first.
/// Without `sources` the files about them are left out: the blogroll and the health.
package func render(
  _ stories: [Story], as publication: Publication, sources: [SourceHealth]? = nil, by templates: Templates = .standard
) -> [OutputFile] {
  var publication = publication
  if sources == nil { publication.formats.removeAll { $0 == .opml || $0 == .status || $0 == .statusPage } }
  let river = stories.sorted { ($1.published, $0.id) < ($0.published, $1.id) }.prefix(publication.limit)
  return Publication.Format.allCases.filter(publication.formats.contains).compactMap { format in
    let bytes: [UInt8]?
    switch format {
    case .atom: bytes = AtomDocument.bytes(of: river, as: publication)
    case .rss: bytes = RSSDocument.bytes(of: river, as: publication)
    case .json: bytes = JSONFeedDocument.bytes(of: river, as: publication)
    case .html: bytes = RiverPage.bytes(of: river, as: publication, by: templates)
    case .opml: bytes = sources.map { OPMLDocument.bytes(of: $0, as: publication) }
    case .status: bytes = sources.map { StatusDocument.bytes(of: $0, as: publication) }
    case .statusPage: bytes = sources.map { StatusPage.bytes(of: $0, as: publication, by: templates) }
    }
    return bytes.map { OutputFile(publication.path(of: format.fileName), bytes: $0, format: format) }
  }
}
