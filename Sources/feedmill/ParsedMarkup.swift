import Parsing
import Sanitizing
import Syndication

/// The markup of a parsed feed with its references made absolute, or made harmless too.
///
/// Unlike what is stored, titles keep their markup here, and texts all that runs nothing: this shows what a document
/// says. `convert` shows what would be stored.
struct ParsedMarkup {
  private let sanitizer = Sanitizer()
  /// Whether markup and addresses are made harmless.
  let isSanitizing: Bool

  func finish(_ parse: Parsing.Parse) -> Parsing.Parse {
    guard case .feed(var feed, let warnings) = parse else { return parse }
    feed.source = finish(feed.source)
    for index in feed.entries.indices { finish(&feed.entries[index]) }
    return .feed(feed, warnings: warnings + Warnings.of(feed))
  }

  private func finish(_ source: Source) -> Source {
    var source = source
    finish(&source.title)
    finish(&source.subtitle)
    finish(&source.rights)
    guard isSanitizing else { return source }
    source.links.removeAll { isHarmful($0.href) }
    drop(&source.alternate)
    drop(&source.icon)
    drop(&source.logo)
    if let image = source.image, isHarmful(image.url) { source.image = nil }
    if let page = source.image?.link, isHarmful(page) { source.image?.link = nil }
    return source
  }

  private func finish(_ entry: inout Entry) {
    finish(&entry.title)
    finish(&entry.summary)
    finish(&entry.rights)
    for index in entry.content.indices { entry.content[index].text = finish(entry.content[index].text) }
    entry.source = entry.source.map(finish)
    guard isSanitizing else { return }
    entry.links.removeAll { isHarmful($0.href) }
    drop(&entry.alternate)
    drop(&entry.comments)
    drop(&entry.commentsFeed)
    if let image = entry.image, isHarmful(image.url) { entry.image = nil }
  }

  private func finish(_ text: inout Text?) {
    text = text.map { finish($0) }
  }

  private func finish(_ text: Text) -> Text {
    var text = text
    switch text.kind {
    case .html, .xhtml:
      text.value =
        isSanitizing
        ? sanitizer.harmless(html: text.value, base: text.base)
        : sanitizer.resolving(html: text.value, base: text.base)
    case .plain, .media: break
    }
    return text
  }

  private func drop(_ reference: inout String?) {
    if let address = reference, isHarmful(address) { reference = nil }
  }

  /// Whether opening the address would run a program.
  private func isHarmful(_ reference: String) -> Bool {
    let scheme = reference.prefix(64).filter { !$0.isWhitespace && !$0.isNewline }.lowercased()
    return ["javascript:", "vbscript:", "data:text/html"].contains { scheme.hasPrefix($0) }
  }
}
