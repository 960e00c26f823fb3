package import Syndication

/// The files of a river. A pure function: the same arguments give the same bytes.
///
/// Stories are selected and ordered here, as the publication says.
/// Without `sources` the files about them are left out: the blogroll and the health.
package func render(
  _ stories: [Story], as publication: Publication, sources: [SourceHealth]? = nil, by templates: Templates = .standard
) -> [OutputFile] {
  var publication = publication
  if sources == nil { publication.formats.removeAll { $0 == .opml || $0 == .status || $0 == .statusPage } }
  let river = publication.selection.select(stories)[...]
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
    return bytes.map { OutputFile(publication.path(of: publication.fileName(of: format)), bytes: $0, format: format) }
  }
}
