package import FoundationEssentials

/// A feed without its entries: what a copied entry keeps of its origin (RFC 4287, section 4.2.11).
package struct Source: Sendable, Hashable {
  package var id: String?
  package var title: Text?
  package var subtitle: Text?
  package var rights: Text?
  /// In document order.
  package var links: [Link] = []
  /// The page to open: RSS `link`; the first Atom `alternate` that is HTML; JSON Feed `home_page_url`.
  package var alternate: String?
  package var authors: [Person] = []
  package var contributors: [Person] = []
  /// RSS `webMaster`, `dc:publisher`, `itunes:owner`.
  package var publisher: Person?
  package var categories: [Category] = []
  package var updated: Date?
  package var published: Date?
  package var created: Date?
  package var generator: Generator?
  package var language: String?
  package var icon: String?
  package var logo: String?
  package var image: Image?
  package var podcast = Podcast()

  package init() {}
}
