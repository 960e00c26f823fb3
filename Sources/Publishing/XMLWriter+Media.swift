import Syndication

extension XMLWriter {
  /// Media RSS (https://www.rssboard.org/media-rss), which Atom feeds carry too: Atom has no pictures of an entry.
  mutating func pictures(of entry: Entry) {
    for file in entry.media.contents {
      guard let url = Reference.link(file.url) else { continue }
      raw("    <media:content")
      attribute("url", url)
      attribute("type", file.type?.nonBlank)
      attribute("medium", file.medium?.nonBlank)
      attribute("width", file.width)
      attribute("height", file.height)
      attribute("duration", file.duration?.wholeSeconds)
      attribute("fileSize", file.fileSize)
      raw("/>\n")
    }
    for thumbnail in entry.thumbnails {
      guard let url = Reference.link(thumbnail.url) else { continue }
      raw("    <media:thumbnail")
      attribute("url", url)
      attribute("width", thumbnail.width)
      attribute("height", thumbnail.height)
      raw("/>\n")
    }
  }
}
