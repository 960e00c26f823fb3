import Syndication

/// The picture that stands beside an entry on a page.
struct EntryImage {
  var url: String
  /// Pixels; where the source does not say, a shape that the page holds free for it.
  var width = 300
  var height = 200

  /// The entry's own thumbnail, else a picture among its files, else the first in its content that is no beacon.
  init?(of entry: Entry) {
    let own = entry.thumbnails.map { ($0.url, $0.width, $0.height) }
    let files = entry.media.contents.filter { $0.medium == "image" || $0.type?.hasPrefix("image/") == true }
      .map { ($0.url, $0.width, $0.height) }
    let enclosures = entry.enclosures.filter { $0.type?.hasPrefix("image/") == true }
      .map { ($0.href, nil as Int?, nil as Int?) }
    for (url, width, height) in own + files + enclosures {
      if let image = EntryImage(url, width, height) {
        self = image
        return
      }
    }
    guard let content = entry.inlineContent?.text, content.kind == .html || content.kind == .xhtml,
      let image = Self.first(in: content.value)
    else { return nil }
    self = image
  }

  private init?(_ address: String, _ width: Int?, _ height: Int?) {
    guard let url = Reference.link(address), Reference.isHTTP(url), width ?? 100 > 2, height ?? 100 > 2 else {
      return nil
    }
    self.url = url
    if let width, let height { (self.width, self.height) = (width, height) }
  }

  /// Reads what the sanitizer wrote: attributes in double quotes, `&` escaped.
  private static func first(in html: String) -> EntryImage? {
    var rest = Substring(html)
    for _ in 0..<4 {
      guard let start = rest.utf8.firstRange(of: "<img ".utf8) else { return nil }
      rest = rest[start.upperBound...]
      guard let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let tag = rest[..<end]
      if let source = attribute("src", of: tag),
        let image = EntryImage(
          source, attribute("width", of: tag).flatMap { Int($0) }, attribute("height", of: tag).flatMap { Int($0) })
      {
        return image
      }
      rest = rest[end...]
    }
    return nil
  }

  private static func attribute(_ name: String, of tag: Substring) -> String? {
    guard let start = tag.utf8.firstRange(of: (name + "=\"").utf8) else { return nil }
    let value = tag[start.upperBound...].prefix { $0 != "\"" }
    return PlainText(ofHTML: String(value)).value.nonBlank
  }
}
