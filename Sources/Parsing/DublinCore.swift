internal import Syndication
internal import XML

/// Dublin Core elements 1.1 and terms (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/).
extension Draft {
  mutating func readDublinCore(_ term: Term, _ element: Element) {
    switch term {
    case .title: title.offer(scope.plain(element), rank: 1)
    case .description: summary.offer(scope.html(element), rank: 1)
    case .creator, .author: add(scope.person(in: element.words), to: \.authors)
    case .contributor: add(scope.person(in: element.words), to: \.contributors)
    case .publisher: publisher.offer(scope.person(in: element.words), rank: 1)
    case .subject: addCategory(element.words)
    case .date: updated.replace(DateDialects.date(in: element), rank: 2)
    case .modified: updated.replace(DateDialects.date(in: element), rank: 1)
    case .issued: published.replace(DateDialects.date(in: element), rank: 1)
    case .created: created.replace(DateDialects.date(in: element), rank: 1)
    case .rights: rights.offer(scope.plain(element), rank: 1)
    case .language: language.offer(element.words.flatMap(Scope.language), rank: 1)
    default: break
    }
  }
}
