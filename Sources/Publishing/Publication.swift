package import Syndication

/// An output feed: which name it goes by, where it is served and which files it is written as.
///
/// Without any configuration it is one river of everything.
package struct Publication: Sendable, Hashable {
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case atom, rss, json, html, opml, status, statusPage

    /// Where no other name is configured.
    var defaultName: String {
      switch self {
      case .atom: "atom.xml"
      case .rss: "rss.xml"
      case .json: "feed.json"
      case .html: "index.html"
      case .opml: "opml.xml"
      case .status: "status.json"
      case .statusPage: "status.html"
      }
    }

    package var mediaType: String {
      switch self {
      case .atom: "application/atom+xml"
      case .rss: "application/rss+xml"
      case .json: "application/feed+json"
      case .html, .statusPage: "text/html"
      case .opml: "text/x-opml"
      case .status: "application/json"
      }
    }

    /// What a page calls a file that a reader can subscribe to; nil for the others.
    var label: String? {
      switch self {
      case .atom: "Atom"
      case .rss: "RSS"
      case .json: "JSON Feed"
      case .opml: "OPML"
      case .html, .status, .statusPage: nil
      }
    }
  }

  /// What the user calls it; empty: the main one.
  package var name = ""
  package var title = Program.name
  package var subtitle: String?
  /// Where the output folder is served from, absolute. Without it a feed cannot name its own address.
  package var address: String?
  /// The folder of its files inside the output folder, `/` between the parts; empty: the output folder itself.
  package var folder = ""
  /// The `atom:id` of the feed. Nil: see `feedID`.
  package var id: String?
  /// The page that the river belongs to, where that is another than its own.
  package var home: String?
  package var author: Person?
  /// BCP 47.
  package var language: String?
  package var rights: String?
  /// WebSub hubs that are told of changes.
  package var hubs: [String] = []
  /// Which stories it has.
  package var selection = Selection()
  package var formats: [Format] = Format.allCases
  /// Whether pages of all stories are kept behind the Atom feed. They need a public address.
  package var hasArchive = false
  /// The newest page of the archive behind the Atom feed (RFC 5005, section 4); nil: there is none.
  package var newestPage: ArchivePage?
  /// Stories that were published and are no more, the last retracted first.
  package var retractions: [Retraction] = []
  /// Per cent of its entries that the Atom feed may lose from one publish to the next; nil: all.
  package var maximumShrink: Int?
  /// Names that differ from the usual ones.
  package var fileNames: [Format: String] = [:]

  package init() {}

  /// The permanent identifier of the feed, legal and independent of the clock and of the machine.
  ///
  /// The configured one, else the public address of its Atom file, else a URN made of the title. A publication that may
  /// be renamed or moved should have its first `feedID` stored and given back as `id`.
  package var feedID: String {
    if let id, let legal = Reference.absolute(id) { return legal }
    if let address = publicAddress(of: .atom) { return address }
    return StableUUID(of: "feedmill publication\n\(folder)\n\(title)").urn
  }

  package func fileName(of format: Format) -> String { fileNames[format] ?? format.defaultName }

  /// Where the file of `format` is served; nil without a public address.
  package func publicAddress(of format: Format) -> String? { publicAddress(of: fileName(of: format)) }

  /// Where `file` is served, given a file's path inside the publication's folder; nil without a public address.
  package func publicAddress(of file: String) -> String? {
    guard let address, var base = Reference.absolute(address) else { return nil }
    if !base.hasSuffix("/") { base += "/" }
    return base + path(of: file)
  }

  /// Stories at most.
  package var limit: Int {
    get { selection.limit }
    set { selection.limit = newValue }
  }

  /// The page for people: the configured home, else the river's own page; nil without a public address.
  var page: String? {
    home.flatMap(Reference.link) ?? (formats.contains(.html) ? publicAddress(of: "") : nil)
  }

  /// The path of `file` inside the output folder, given its path inside the publication's.
  package func path(of file: String) -> String {
    folder.isEmpty ? file : folder + "/" + file
  }
}
