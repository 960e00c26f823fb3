internal import FoundationEssentials
internal import Syndication
internal import XML

/// A feed or an entry while its elements are read. Which element wins a field is said by the rank it is offered with.
struct Draft {
  /// The parts of a document that share this shape.
  enum Kind { case feed, entry }

  let kind: Kind
  var scope: Scope

  /// 0 `atom:id`, `guid`; 1 `rdf:about`.
  var id = Choice<String>()
  /// 0 `title`; 1 `dc:title`; 2 `media:title`.
  var title = Choice<Text>()
  /// 0 `description`, `atom:summary` or `atom:subtitle`; 1 `dc:description`; 2 `itunes:summary`; 3 `itunes:subtitle`
  /// (feeds), `subtitle` (entries of RSS); 4 `media:description`.
  var summary = Choice<Text>()
  var content: [Content] = []
  var links: [Link] = []
  /// RSS `link`, the first that is not empty.
  var page = Choice<String>()
  /// A `guid` that is a permalink.
  var permalink: String?
  var authors: [Person] = []
  var contributors: [Person] = []
  /// 0 `webMaster`; 1 `dc:publisher`; 2 `itunes:owner`.
  var publisher = Choice<Person>()
  var categories: [Syndication.Category] = []
  /// Theirs, once they are many.
  private var terms: Set<String> = []
  /// Up to here, all are compared with all.
  private static let few = 32
  /// 0 `atom:updated`, `modified`; 1 `lastBuildDate`, `dcterms:modified`; 2 `dc:date`.
  var updated = Choice<Date>()
  /// 0 `pubDate`, `atom:published`; 1 `issued`, `dcterms:issued`.
  var published = Choice<Date>()
  var created = Choice<Date>()
  var expires = Choice<Date>()
  /// 0 `rights`, `copyright`; 1 `dc:rights`.
  var rights = Choice<Text>()
  /// 0 `language`; 1 `dc:language`; 2 `xml:lang`.
  var language = Choice<String>()
  var podcast = Podcast()
  /// RSS `image`, with the address of `itunes:image` where there is one.
  var image: Image?
  private var hasCover = false

  // Of feeds.
  /// 0 `generator`; 1 `admin:generatorAgent`.
  var generator = Choice<Generator>()
  var icon = Choice<String>()
  var logo = Choice<String>()
  var hints = UpdateHints()
  var newLocation = Choice<String>()
  var cloud: Cloud?
  var docs: String?
  var textInput: TextInput?

  // Of entries.
  var source: Source?
  var media = Media()
  var comments = Choice<String>()
  var commentsFeed = Choice<String>()
  var commentsCount: Int?

  init(_ kind: Kind, _ scope: Scope) {
    self.kind = kind
    self.scope = scope
  }

  /// Reads one child of a feed's or an entry's element.
  mutating func read(_ element: Element) {
    let name = scope.vocabulary.name(element)
    switch name.namespace {
    case .rss: readRSS(name.term, element)
    case .atom: readAtom(name.term, element)
    case .dublinCore, .dublinCoreTerms: readDublinCore(name.term, element)
    case .content, .xhtml: readContentModule(name, element)
    case .iTunes: readITunes(name.term, element)
    case .mediaRSS: readMedia(name.term, element)
    case .updates, .slash, .commentAPI, .admin, .license: readModule(name, element)
    case .rdf, .xml, .geoRSS, .gml, .foreign: break
    }
  }

  mutating func add(_ person: Person?, to people: WritableKeyPath<Draft, [Person]>) {
    guard let person, self[keyPath: people].count < scope.limits.values else { return }
    // A list so long says each once; comparing all with all would take forever.
    guard self[keyPath: people].count < Draft.few else { return self[keyPath: people].append(person) }
    // The same author by several elements: one may know the name, the other the address.
    for index in self[keyPath: people].indices {
      let known = self[keyPath: people][index]
      if known == person { return }
      let isSame =
        (known.name != nil && known.name == person.name && (known.email == nil || person.email == nil))
        || (known.email != nil && known.email == person.email && (known.name == nil || person.name == nil))
      if isSame {
        self[keyPath: people][index] = Person(
          name: known.name ?? person.name, email: known.email ?? person.email, uri: known.uri ?? person.uri)
        return
      }
    }
    self[keyPath: people].append(person)
  }

  mutating func addCategory(_ term: String?, scheme: String? = nil, label: String? = nil) {
    guard let term = (term ?? label)?.trimmed, !term.isEmpty, categories.count < scope.limits.values else { return }
    if categories.count >= Draft.few {
      if terms.isEmpty { terms = Set(categories.map(\.term)) }
      if terms.insert(term).inserted { categories.append(Category(term, scheme: scheme, label: label)) }
      return
    }
    // Byte for byte: comparing by canonical equivalence takes ten times as long.
    let bytes = term.utf8
    let isKnown = categories.contains { known in
      known.term.utf8.count == bytes.count && known.term.utf8.elementsEqual(bytes)
        && (scheme == nil || known.scheme == scheme)
    }
    guard !isKnown else { return }
    categories.append(Category(term, scheme: scheme, label: label))
  }

  /// - Parameter isCover: whether it is `itunes:image`, which is larger and square.
  mutating func offerImage(_ offered: Image?, isCover: Bool = false) {
    guard let offered else { return }
    if isCover {
      guard !hasCover else { return }
      hasCover = true
      image = image ?? offered
      image?.url = offered.url
    } else if hasCover, let cover = image {
      image = offered
      image?.url = cover.url
    } else {
      image = image ?? offered
    }
  }

  mutating func addLink(_ link: Link?) {
    if let link, links.count < scope.limits.values { links.append(link) }
  }
}
