/// What one outline says, read in one pass over its attributes.
///
/// Names are OPML's in any letter case; values are trimmed, and nil when nothing is left.
struct OutlineAttributes {
  /// The name that people know the outline by: `text`, else `title`.
  private(set) var name: String?
  private(set) var type: String?
  private(set) var url: String?
  private(set) var xmlUrl: String?
  private(set) var htmlUrl: String?
  /// `feedmill:interval`, `feedmill:paused` and `feedmill:preferred`.
  private(set) var interval: String?
  private(set) var paused: String?
  private(set) var preferred: String?

  init(_ tag: Markup.Tag, _ outlines: Outlines, _ charset: Charset) {
    for attribute in tag.attributes {
      func read(_ field: inout String?) {
        if field == nil { field = outlines.value(attribute.value, in: charset)?.trimmed }
      }
      let name = outlines.bytes[attribute.name]
      switch name.count {
      case 3 where isAlike(name, "url"): read(&url)
      case 4 where isAlike(name, "text"): read(&self.name)
      case 4 where isAlike(name, "type"): read(&type)
      case 6 where isAlike(name, "xmlurl"): read(&xmlUrl)
      case 7 where isAlike(name, "htmlurl"): read(&htmlUrl)
      case 15 where isAlike(name, "feedmill:paused"): read(&paused)
      case 17 where isAlike(name, "feedmill:interval"): read(&interval)
      case 18 where isAlike(name, "feedmill:preferred"): read(&preferred)
      default: break
      }
    }
    guard name == nil else { return }
    for attribute in tag.attributes where isAlike(outlines.bytes[attribute.name], "title") {
      if name == nil { name = outlines.value(attribute.value, in: charset)?.trimmed }
    }
  }

  /// The type of a page or a document that FreshRSS makes a feed of by its own rules, such as `HTML+XPath` and
  /// `JSON+DotNotation`: what is at `xmlUrl` is no feed.
  var scrapedType: String? {
    guard let type, type.utf8.contains(UInt8(ascii: "+")), xmlUrl != nil else { return nil }
    let parts = type.lowercased().split(separator: "+")
    return ["html", "xml", "json"].contains(parts.first) ? type : nil
  }

  /// The address of the feed; nil for a group.
  var feed: String? {
    if scrapedType != nil { return nil }
    if let xmlUrl { return xmlUrl }
    // OPML 1.0 lists that say only `url`.
    guard let type = type?.lowercased(), type == "rss" || type == "atom" else { return nil }
    return url
  }

  /// The address of the list elsewhere that the outline stands for; nil for any other outline.
  var inclusion: String? {
    guard let type = type?.lowercased() else { return nil }
    switch type {
    // Liferea writes `source` for a list elsewhere.
    case "include", "source": return url ?? xmlUrl
    case "link": return url?.lowercased().hasSuffix(".opml") ?? false ? url : nil
    default: return nil
    }
  }
}

/// Whether two ASCII names are the same but for letter case.
func isAlike(_ bytes: ArraySlice<UInt8>, _ name: String) -> Bool {
  bytes.count == name.utf8.count && zip(bytes, name.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
}
