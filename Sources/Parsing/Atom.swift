internal import Syndication
internal import XML

/// Atom 1.0 (RFC 4287) and Atom 0.3 (http://www.mnot.net/drafts/draft-nottingham-atom-format-02.html).
///
/// Elements of RSS were seen in Atom's namespace, so names that only RSS knows are RSS's here too.
extension Draft {
  mutating func readAtom(_ term: Term, _ element: Element) {
    switch term {
    case .id: id.offer(element.words)
    case .title: title.offer(scope.construct(element))
    case .summary, .description: summary.offer(scope.construct(element))
    case .subtitle, .tagline: summary.offer(scope.construct(element))
    case .content: readContent(element)
    case .link: readLink(element)
    case .author: add(readPerson(element), to: \.authors)
    case .contributor: add(readPerson(element), to: \.contributors)
    case .category:
      addCategory(
        scope.attribute(.term, element) ?? element.words,
        scheme: scope.attribute(.scheme, element) ?? scope.attribute(.domain, element),
        label: scope.attribute(.label, element))
    case .published, .pubdate: published.replace(DateDialects.date(in: element))
    case .issued: published.replace(DateDialects.date(in: element), rank: 1)
    case .updated, .modified: updated.replace(DateDialects.date(in: element))
    case .created: created.replace(DateDialects.date(in: element))
    case .rights, .copyright: rights.offer(scope.construct(element))
    case .source: readSourceFeed(element)
    case .generator: readGenerator(element)
    case .icon: icon.offer(scope.address(element))
    case .logo: logo.offer(scope.address(element))
    case .language: language.offer(element.words.flatMap(Scope.language))
    default: readRSS(term, element)
    }
  }

  private mutating func readContent(_ element: Element) {
    if let src = scope.reference(.src, element) {
      var text = scope.construct(element)
      if let type = scope.attribute(.type, element) { text.kind = .media(type) }
      content.append(Content(text, src: src))
    } else {
      content.append(Content(scope.construct(element)))
    }
  }

  /// A link without `href` was seen to have its address as text.
  private mutating func readLink(_ element: Element) {
    let scope = scope.inside(element)
    let reference = scope.vocabulary.attribute(.href, element) ?? element.words
    // An empty reference means the base itself (RFC 3986, section 4.4).
    guard let href = reference.flatMap({ scope.resolve($0) ?? scope.base }) else { return }
    var rel = scope.attribute(.rel, element) ?? "alternate"
    // A registered relation may be written as an IRI (RFC 4287, section 4.2.7.2).
    let registry = "http://www.iana.org/assignments/relation/"
    if rel.hasPrefix(registry) { rel = String(rel.dropFirst(registry.count)) }
    addLink(
      Link(
        href, rel: rel, type: scope.attribute(.type, element), title: scope.attribute(.title, element),
        hreflang: scope.attribute(.hreflang, element),
        length: scope.attribute(.length, element).flatMap { Int($0) }))
  }

  func readPerson(_ element: Element) -> Person? {
    if element.isLeaf { return scope.person(in: element.words) }
    let scope = scope.inside(element)
    var person = Person()
    for child in element.elements {
      switch scope.vocabulary.name(child).term {
      case .name: person.name = person.name ?? child.words
      case .email: person.email = person.email ?? child.words
      case .uri, .url, .homepage: person.uri = person.uri ?? scope.address(child)
      default: break
      }
    }
    return person == Person() ? nil : person.mailless
  }

  private mutating func readSourceFeed(_ element: Element) {
    guard kind == .entry, source == nil else { return }
    var draft = Draft(.feed, scope.inside(element))
    for child in element.elements { draft.read(child) }
    let source = draft.finishSource(isRoot: false)
    if source != Source() { self.source = source }
  }

  private mutating func readGenerator(_ element: Element) {
    let generator = Generator(
      name: element.words, uri: scope.reference(.uri, element) ?? scope.reference(.url, element),
      version: scope.attribute(.version, element))
    if generator != Generator() { self.generator.offer(generator) }
  }
}
