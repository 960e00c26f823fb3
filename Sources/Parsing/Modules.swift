internal import Syndication
internal import XML

/// The small modules: syndication, slash, wfw, admin, creativeCommons and cc, content and xhtml.
extension Draft {
  mutating func readModule(_ name: Vocabulary.Name, _ element: Element) {
    switch (name.namespace, name.term) {
    case (.updates, .updateperiod): hints.period = hints.period ?? element.words
    case (.updates, .updatefrequency): hints.frequency = hints.frequency ?? element.number
    case (.updates, .updatebase): hints.base = hints.base ?? DateDialects.date(in: element)
    case (.slash, .comments): commentsCount = commentsCount ?? element.number
    case (.commentAPI, .commentrss): commentsFeed.offer(scope.address(element))
    case (.admin, .generatoragent):
      if let uri = scope.reference(.resource, element) { generator.offer(Generator(uri: uri), rank: 1) }
    case (.license, .license):
      let reference = scope.reference(.resource, element) ?? scope.address(element)
      addLink(reference.map { Link($0, rel: "license") })
    default: break
    }
  }

  /// `content:encoded` (https://web.resource.org/rss/1.0/modules/content/) and `xhtml:body`.
  mutating func readContentModule(_ name: Vocabulary.Name, _ element: Element) {
    switch (name.namespace, name.term) {
    case (.content, .encoded): content.append(Content(scope.html(element)))
    case (.xhtml, .body): content.append(Content(scope.markup(element)))
    default: break
    }
  }
}
