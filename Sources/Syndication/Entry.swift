package import FoundationEssentials

/// One piece of a feed, as its source gives it.
package struct Entry: Sendable, Hashable {
  /// As written, never normalised: `atom:id`, RSS `guid`, `rdf:about`, JSON Feed `id`. Nil when the source has none.
  package var id: String?
  /// The page to open.
  ///
  /// RSS: `link`, else a `guid` that is a permalink, else the first alternate `atom:link`. Atom: the first alternate
  /// that is HTML or of no type, else the first. JSON Feed: `url`, else `external_url`.
  package var alternate: String?
  /// Every link, enclosures included, in document order.
  package var links: [Link] = []
  package var title: Text?
  package var summary: Text?
  package var content: [Content] = []
  package var authors: [Person] = []
  package var contributors: [Person] = []
  /// `dc:publisher`.
  package var publisher: Person?
  package var categories: [Category] = []
  /// When the entry first became public: Atom `published`; RSS `pubDate`; JSON Feed `date_published`.
  package var published: Date?
  /// When the entry was last changed in a way its author finds significant.
  ///
  /// Atom `updated`; `dcterms:modified`, `dc:date`; JSON Feed `date_modified`.
  package var updated: Date?
  package var created: Date?
  package var expires: Date?
  package var rights: Text?
  package var language: String?
  /// The feed that this entry was itself copied from: `atom:source`, RSS `source`.
  package var source: Source?
  package var media = Media()
  /// The page of comments: RSS `comments`.
  package var comments: String?
  /// The feed of comments: `wfw:commentRss`.
  package var commentsFeed: String?
  /// `slash:comments`.
  package var commentsCount: Int?
  package var image: Image?
  package var podcast = Podcast()

  package init() {}

  package var enclosures: [Link] { links.filter { $0.rel == "enclosure" } }
}
