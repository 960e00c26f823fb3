/// A file of a publication, not yet written.
package struct OutputFile: Sendable, Hashable {
  /// Inside the output folder, `/` between the parts.
  package var path: String
  package var bytes: [UInt8]
  package var format: Publication.Format

  package init(_ path: String, bytes: [UInt8], format: Publication.Format) {
    self.path = path
    self.bytes = bytes
    self.format = format
  }
}

extension OutputFile {
  /// What is wrong with the bytes, as far as the rules of the format say; nil when nothing is.
  var problem: String? {
    switch format {
    case .atom: FeedRules.atom.problem(in: bytes)
    case .rss: FeedRules.rss.problem(in: bytes)
    case .json: JSONFeedRules.problem(in: bytes)
    case .opml: FeedRules.opml.problem(in: bytes)
    case .html, .statusPage: bytes.contains { $0 > 0x20 } ? nil : "the template gave an empty page"
    // Written by the same JSON writer, and no feed.
    case .status: nil
    }
  }
}
