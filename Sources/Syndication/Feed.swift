/// One document of entries, whatever format it came in.
package struct Feed: Sendable, Hashable {
  package enum Format: String, Sendable, Hashable {
    case rss090 = "rss-0.90"
    case rss091 = "rss-0.91"
    case rss092 = "rss-0.92"
    case rss093 = "rss-0.93"
    case rss094 = "rss-0.94"
    case rss10 = "rss-1.0"
    case rss20 = "rss-2.0"
    /// RSS of no or of an unknown version.
    case rss
    case atom03 = "atom-0.3"
    case atom10 = "atom-1.0"
    /// Atom in no namespace or in a wrong one.
    case atom
    case json10 = "json-1.0"
    case json11 = "json-1.1"
  }

  package var format: Format
  /// The document's own description of itself.
  package var source = Source()
  /// In document order.
  package var entries: [Entry] = []
  package var hints = UpdateHints()
  /// Where the feed says that it has moved: `itunes:new-feed-url`, RSS `redirect/newLocation`.
  package var newLocation: String?
  package var cloud: Cloud?
  /// The page that documents the format: RSS `docs`.
  package var docs: String?
  package var textInput: TextInput?
  /// Lower-case name of the character encoding that the document was read in.
  package var encoding: String
  /// False when it took repair or recovery to read the document.
  package var isWellFormed: Bool

  package init(_ format: Format, encoding: String = "utf-8", isWellFormed: Bool = true) {
    self.format = format
    self.encoding = encoding
    self.isWellFormed = isWellFormed
  }
}
