package import Syndication

/// The files of a river. A pure function: the same arguments give the same bytes.
///
/// Stories are selected and ordered here, as the publication says.
/// Without `sources` the files about them are left out: the blogroll and the health.
package func render(
  _ stories: [Story], as publication: Publication, sources: [SourceHealth]? = nil, by templates: Templates = .standard
) -> [OutputFile] {
  let publication = sources == nil ? publication.withoutSources : publication
  let entries = PublishedEntry.all(of: publication.selection.select(stories))
  return Publication.Format.allCases.filter(publication.formats.contains).mapConcurrently { format -> OutputFile? in
    let bytes: [UInt8]?
    switch format {
    case .atom: bytes = AtomDocument.bytes(of: entries, as: publication)
    case .rss: bytes = RSSDocument.bytes(of: entries, as: publication)
    case .json: bytes = JSONFeedDocument.bytes(of: entries, as: publication)
    case .html: bytes = RiverPage.bytes(of: entries, as: publication, by: templates)
    case .opml: bytes = sources.map { OPMLDocument.bytes(of: $0, as: publication) }
    case .status: bytes = sources.map { StatusDocument.bytes(of: $0, as: publication) }
    case .statusPage: bytes = sources.map { StatusPage.bytes(of: $0, as: publication, by: templates) }
    }
    return bytes.map { OutputFile(publication.path(of: publication.fileName(of: format)), bytes: $0, format: format) }
  }.compactMap(\.self)
}

extension Publication {
  /// Without the files about the sources.
  fileprivate var withoutSources: Publication {
    var publication = self
    publication.formats.removeAll { $0 == .opml || $0 == .status || $0 == .statusPage }
    return publication
  }
}
