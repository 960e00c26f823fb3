internal import Syndication
internal import XML

/// Media RSS 1.5.1 (https://www.rssboard.org/media-rss). What is said of a group or of one file is said of the entry.
extension Draft {
  mutating func readMedia(_ term: Term, _ element: Element) {
    switch term {
    case .group: for child in element.elements { read(child) }
    case .content: readMediaContent(element)
    case .thumbnail:
      guard media.thumbnails.count < scope.limits.values,
        let url = scope.reference(.url, element) ?? scope.address(element)
      else { return }
      var thumbnail = Media.Thumbnail(url)
      thumbnail.width = scope.attribute(.width, element).flatMap { Int($0) }
      thumbnail.height = scope.attribute(.height, element).flatMap { Int($0) }
      media.thumbnails.append(thumbnail)
    case .player: media.player = media.player ?? scope.reference(.url, element)
    case .title: title.offer(scope.mediaText(element), rank: 2)
    case .description: summary.offer(scope.mediaText(element), rank: 4)
    case .category:
      addCategory(
        element.words, scheme: scope.attribute(.scheme, element) ?? "http://search.yahoo.com/mrss/category_schema",
        label: scope.attribute(.label, element))
    case .keywords:
      for word in (element.words ?? "").split(separator: ",") { addCategory(String(word)) }
    default: break
    }
  }

  private mutating func readMediaContent(_ element: Element) {
    if media.contents.count < scope.limits.values, let url = scope.reference(.url, element) {
      var file = Media.File(url)
      file.type = scope.attribute(.type, element)
      file.medium = scope.attribute(.medium, element)
      file.width = scope.attribute(.width, element).flatMap { Int($0) }
      file.height = scope.attribute(.height, element).flatMap { Int($0) }
      file.duration = scope.attribute(.duration, element).flatMap { Double($0) }
      file.fileSize = scope.attribute(.filesize, element).flatMap { Int($0) }
      media.contents.append(file)
    }
    for child in element.elements where scope.vocabulary.name(child).namespace == .mediaRSS { read(child) }
  }
}
