internal import Syndication
internal import XML

/// RSS 0.90 to 2.0 (https://www.rssboard.org/rss-specification) and RSS 1.0 (https://web.resource.org/rss/1.0/spec).
///
/// Elements of Atom were seen without their namespace in RSS, so names that only Atom knows are Atom's here too.
extension Draft {
  mutating func readRSS(_ term: Term, _ element: Element) {
    switch term {
    case .title: title.offer(scope.plain(element))
    case .description: summary.offer(scope.html(element))
    // A feed's own; in entries they were seen to be something else, before the description.
    case .tagline, .subtitle: summary.offer(scope.html(element), rank: kind == .feed ? 0 : 3)
    case .link:
      if scope.attribute(.href, element) != nil, element.words == nil { return readAtom(term, element) }
      guard let href = scope.address(element) else { return }
      page.offer(href)
      addLink(Link(href))
    case .guid: readGuid(element)
    case .id: id.offer(element.words)
    case .author:
      if element.isLeaf { add(scope.person(in: element.words), to: \.authors) } else { readAtom(term, element) }
    case .managingeditor: add(scope.person(in: element.words), to: \.authors)
    case .contributor: readAtom(term, element)
    case .webmaster: publisher.offer(scope.person(in: element.words))
    case .category, .keywords:
      if let term = scope.attribute(.term, element), element.words == nil {
        addCategory(term, scheme: scope.attribute(.scheme, element), label: scope.attribute(.label, element))
      } else {
        addCategory(element.words, scheme: scope.attribute(.domain, element))
      }
    case .pubdate, .published: published.replace(DateDialects.date(in: element))
    case .issued: published.replace(DateDialects.date(in: element), rank: 1)
    case .lastbuilddate: updated.replace(DateDialects.date(in: element), rank: 1)
    case .updated, .modified: updated.replace(DateDialects.date(in: element))
    case .date: updated.replace(DateDialects.date(in: element), rank: 2)
    case .created: created.replace(DateDialects.date(in: element))
    case .expirationdate: expires.replace(DateDialects.date(in: element))
    case .copyright, .rights: rights.offer(scope.plain(element))
    case .language: language.offer(element.words.flatMap(Scope.language))
    case .summary: summary.offer(scope.html(element))
    case .content where scope.attribute(.src, element) != nil: readAtom(term, element)
    case .content, .fullitem, .body: content.append(Content(scope.html(element)))
    case .enclosure: readEnclosure(element)
    case .comments: comments.offer(scope.address(element))
    case .source: readSource(element)
    case .image: if kind == .feed { offerImage(readImage(element)) }
    case .generator, .icon, .logo: readAtom(term, element)
    case .ttl: hints.ttl = hints.ttl ?? element.number
    case .skiphours:
      readSkips(element) { draft, child in
        if let hour = child.number, (0...24).contains(hour) { draft.hints.skipHours.append(hour % 24) }
      }
    case .skipdays:
      readSkips(element) { draft, child in
        if let day = child.words { draft.hints.skipDays.append(day) }
      }
    case .docs: docs = docs ?? scope.address(element)
    case .cloud: cloud = cloud ?? readCloud(element)
    case .textinput: textInput = textInput ?? readTextInput(element)
    case .redirect:
      for child in element.elements where scope.vocabulary.name(child).term == .newlocation { read(child) }
    case .newlocation: newLocation.offer(scope.address(element))
    default: break
    }
  }

  private mutating func readGuid(_ element: Element) {
    guard let guid = element.words else { return }
    id.offer(guid)
    let isPermaLink = scope.attribute(.ispermalink, element)?.lowercased() != "false"
    if isPermaLink, permalink == nil, guid.hasPrefix("http://") || guid.hasPrefix("https://") { permalink = guid }
  }

  private mutating func readEnclosure(_ element: Element) {
    guard let url = scope.reference(.url, element) ?? scope.reference(.href, element) else { return }
    addLink(
      Link(
        url, rel: "enclosure", type: scope.attribute(.type, element), title: scope.attribute(.title, element),
        length: scope.attribute(.length, element).flatMap { Int($0) }))
  }

  /// An Atom-like `source` has elements; RSS's has the title as its text and the feed's own address as `url`.
  private mutating func readSource(_ element: Element) {
    guard kind == .entry, source == nil else { return }
    if !element.isLeaf { return readAtom(.source, element) }
    var source = Source()
    source.title = scope.plain(element)
    if source.title?.value.isEmpty == true { source.title = nil }
    if let url = scope.reference(.url, element) { source.links = [Link(url, rel: "self")] }
    if source != Source() { self.source = source }
  }

  func readImage(_ element: Element) -> Image? {
    let scope = scope.inside(element)
    var image = Image(scope.attribute(.resource, element).flatMap(scope.resolve) ?? "")
    for child in element.elements {
      switch scope.vocabulary.name(child).term {
      case .url: image.url = scope.address(child) ?? image.url
      case .title: image.title = child.words
      case .link: image.link = scope.address(child)
      case .width: image.width = child.number
      case .height: image.height = child.number
      case .description: image.description = child.words
      default: break
      }
    }
    return image == Image("") ? nil : image
  }

  private mutating func readSkips(_ element: Element, _ add: (inout Draft, Element) -> Void) {
    for child in element.elements { add(&self, child) }
  }

  private func readCloud(_ element: Element) -> Cloud {
    Cloud(
      domain: scope.attribute(.domain, element), port: scope.attribute(.port, element),
      path: scope.attribute(.path, element), registerProcedure: scope.attribute(.registerprocedure, element),
      protocol: scope.attribute(.protocol, element))
  }

  func readTextInput(_ element: Element) -> TextInput {
    var input = TextInput()
    for child in element.elements {
      switch scope.vocabulary.name(child).term {
      case .title: input.title = child.words
      case .description: input.description = child.words
      case .name: input.name = child.words
      case .link: input.link = scope.address(child)
      default: break
      }
    }
    return input
  }
}
