import Syndication

extension XMLWriter {
  /// Media RSS (https://www.rssboard.org/media-rss), which Atom feeds carry too: Atom has no pictures of an entry.
  mutating func pictures(of entry: Entry) {
    for file in entry.media.contents {
      guard let url = Reference.link(file.url) else { continue }
      raw("    <media:content")
      attribute("url", url)
      attribute("type", file.type.flatMap(MediaType.legal))
      attribute("medium", file.medium.flatMap { Self.media.contains($0) ? $0 : nil })
      attribute("width", file.width.flatMap(Self.size))
      attribute("height", file.height.flatMap(Self.size))
      attribute("duration", file.duration?.wholeSeconds)
      attribute("fileSize", file.fileSize.flatMap(Self.size))
      raw("/>\n")
    }
    for thumbnail in entry.thumbnails {
      guard let url = Reference.link(thumbnail.url) else { continue }
      raw("    <media:thumbnail")
      attribute("url", url)
      attribute("width", thumbnail.width.flatMap(Self.size))
      attribute("height", thumbnail.height.flatMap(Self.size))
      raw("/>\n")
    }
  }

  private static let media: Set<String> = ["image", "audio", "video", "document", "executable"]

  private static func size(_ number: Int) -> Int? { number > 0 ? number : nil }
}
