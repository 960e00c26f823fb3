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
    let bytes = Array(html.utf8)
    var position = 0
    for _ in 0..<4 {
      guard let start = find("<img ", in: bytes[position...]),
        let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
      else { return nil }
      let tag = bytes[start..<end]
      let width = attribute(" width", of: tag).flatMap { Int($0) }
      let height = attribute(" height", of: tag).flatMap { Int($0) }
      if let source = attribute(" src", of: tag), let image = EntryImage(source, width, height) { return image }
      position = end
    }
    return nil
  }

  private static func attribute(_ name: String, of tag: ArraySlice<UInt8>) -> String? {
    guard let start = find(name + "=\"", in: tag) else { return nil }
    let value = tag[(start + name.utf8.count + 2)...].prefix { $0 != UInt8(ascii: "\"") }
    return PlainText(ofHTML: String(decoding: value, as: UTF8.self)).value.nonBlank
  }

  private static func find(_ mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let mark = Array(mark.utf8)
    var rest = bytes
    while let start = rest.firstIndex(of: mark[0]) {
      if bytes[start...].starts(with: mark) { return start }
      rest = bytes[(start + 1)...]
    }
    return nil
  }
}
