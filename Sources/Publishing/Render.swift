package import Syndication

/// The files of a river. A pure function: the same stories and publication give the same bytes.
///
/// Stories are ordered here, newest first, by their frozen `published`; of those of one time the smaller id is first.
package func render(_ stories: [Story], as publication: Publication) -> [OutputFile] {
  let river = stories.sorted { ($1.published, $0.id) < ($0.published, $1.id) }.prefix(publication.limit)
  return Publication.Format.allCases.filter(publication.formats.contains).map { format in
    let bytes =
      switch format {
      case .atom: AtomDocument.bytes(of: river, as: publication)
      case .rss: RSSDocument.bytes(of: river, as: publication)
      case .json: JSONFeedDocument.bytes(of: river, as: publication)
      }
    return OutputFile(publication.path(of: format.fileName), bytes: bytes, format: format)
  }
}
