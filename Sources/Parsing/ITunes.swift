internal import Syndication
internal import XML

/// Apple's podcast module (https://help.apple.com/itc/podcasts_connect/#/itcb54353390).
extension Draft {
  mutating func readITunes(_ term: Term, _ element: Element) {
    switch term {
    case .author: add(scope.person(in: element.words), to: \.authors)
    case .owner: publisher.offer(readPerson(element), rank: 2)
    case .category: readCategory(element)
    case .keywords:
      for word in (element.words ?? "").split(separator: ",") { addCategory(String(word), scheme: Draft.iTunes) }
    case .image: readImageLink(element, scope.reference(.href, element) ?? scope.reference(.url, element))
    case .link:
      if scope.attribute(.rel, element) == "image" { readImageLink(element, scope.reference(.href, element)) }
    case .summary: summary.offer(scope.html(element), rank: 2)
    case .subtitle:
      podcast.subtitle = podcast.subtitle ?? element.words
      if kind == .feed { summary.offer(scope.html(element), rank: 3) }
    case .block: podcast.block = element.words == "yes"
    case .explicit:
      switch element.words?.lowercased() {
      case "yes", "true": podcast.explicit = true
      case "no", "false", "clean": podcast.explicit = false
      default: break
      }
    case .duration: podcast.duration = element.words
    case .episode: podcast.episode = element.words
    case .season: podcast.season = element.words
    case .episodetype: podcast.episodeType = element.words
    case .type: podcast.type = element.words
    case .complete: podcast.complete = element.words?.lowercased() == "yes"
    case .newfeedurl: newLocation.offer(scope.address(element))
    default: break
    }
  }

  private static let iTunes = "http://www.itunes.com/"

  private mutating func readCategory(_ element: Element) {
    // Nested ones too, however deep.
    var waiting = [element]
    while let category = waiting.popLast() {
      addCategory(scope.attribute(.text, category), scheme: Draft.iTunes)
      waiting += Array(category.elements).reversed()
    }
  }

  private mutating func readImageLink(_ element: Element, _ url: String?) {
    if let url = url ?? scope.address(element) { offerImage(Image(url), isCover: true) }
  }
}
