package import Syndication
import XML

/// Every field of a feed that a stranger wrote.
extension Sanitizer {
  /// `feed` as it may be stored: markup by the policy, every other text plain, every address absolute and of a scheme
  /// of the policy or gone.
  ///
  /// References in an entry's markup are relative to the `xml:base` in force, else to the entry's page, else to the
  /// feed's address. Identifiers stay as they are but for characters that XML does not have.
  package func sanitize(_ feed: Feed, feedURL: String) -> Feed {
    var feed = feed
    feed.source = sanitize(feed.source, feedURL: feedURL)
    feed.newLocation = feed.newLocation.flatMap { link($0, base: feedURL) }
    for index in feed.entries.indices { feed.entries[index] = sanitize(feed.entries[index], feedURL: feedURL) }
    return feed
  }

  private func sanitize(_ entry: Entry, feedURL: String) -> Entry {
    var entry = entry
    entry.id = entry.id.map(identifier)
    entry.alternate = entry.alternate.flatMap { link($0, base: feedURL) }
    entry.links = entry.links.compactMap { link($0, base: feedURL) }
    let page = entry.alternate ?? feedURL
    func base(of text: Text) -> String {
      // The document's own address says no more of a reference in an entry than that its page is not known.
      if let base = text.base, base != feedURL, IRI.isAbsolute(base) { return base }
      return page
    }
    entry.title = entry.title.map(plain)
    entry.summary = entry.summary.map { markup($0, base: base(of: $0)) }
    entry.content = entry.content.compactMap { content($0, base: base(of: $0.text)) }
    entry.authors = entry.authors.map { person($0, base: feedURL) }
    entry.contributors = entry.contributors.map { person($0, base: feedURL) }
    entry.publisher = entry.publisher.map { person($0, base: feedURL) }
    entry.categories = entry.categories.map(category)
    entry.rights = entry.rights.map(plain)
    entry.language = entry.language.flatMap(language)
    entry.source = entry.source.map { sanitize($0, feedURL: feedURL) }
    entry.media = media(entry.media, base: feedURL)
    entry.comments = entry.comments.flatMap { link($0, base: feedURL) }
    entry.commentsFeed = entry.commentsFeed.flatMap { link($0, base: feedURL) }
    entry.image = entry.image.flatMap { image($0, base: feedURL) }
    return entry
  }

  private func sanitize(_ source: Source, feedURL: String) -> Source {
    var source = source
    source.id = source.id.map(identifier)
    source.title = source.title.map(plain)
    source.subtitle = source.subtitle.map(plain)
    source.rights = source.rights.map(plain)
    source.links = source.links.compactMap { link($0, base: feedURL) }
    source.alternate = source.alternate.flatMap { link($0, base: feedURL) }
    source.authors = source.authors.map { person($0, base: feedURL) }
    source.contributors = source.contributors.map { person($0, base: feedURL) }
    source.publisher = source.publisher.map { person($0, base: feedURL) }
    source.categories = source.categories.map(category)
    source.generator = source.generator.map { generator in
      Generator(
        name: generator.name.map(label), uri: generator.uri.flatMap { link($0, base: feedURL) },
        version: generator.version.map(label))
    }
    source.language = source.language.flatMap(language)
    source.icon = source.icon.flatMap { file($0, base: feedURL) }
    source.logo = source.logo.flatMap { file($0, base: feedURL) }
    source.image = source.image.flatMap { image($0, base: feedURL) }
    return source
  }

  // MARK: Texts

  private func plain(_ text: Text) -> Text {
    let value = decodedAgain(plainText(text), text.kind)
    return Text(PlainText.capped(value), .plain, language: text.language.flatMap(language), base: nil)
  }

  /// Titles come escaped twice so often that what still reads as a reference is one; unless it would be markup, which
  /// such a title is about.
  private func decodedAgain(_ text: String, _ kind: Text.Kind) -> String {
    guard kind != .plain else { return text }
    let decoded = HTMLReferences.decoding(text)
    return decoded.contains("<") || decoded.contains(">") ? text : PlainText.folding(decoded)
  }

  private func markup(_ text: Text, base: String) -> Text {
    var text = text
    text.language = text.language.flatMap(language)
    switch text.kind {
    case .html, .xhtml:
      text.value = sanitize(html: text.value, base: base)
      text.kind = .html
    case .plain, .media:
      text.value = PlainText.neutralizing(text.value)
    }
    return text
  }

  /// Nil for a media type that is neither text nor elsewhere: nothing of it could be shown.
  private func content(_ content: Content, base: String) -> Content? {
    var content = content
    if case .media(let type) = content.text.kind {
      let type = type.lowercased().prefix { $0 != ";" }.trimming { $0.isWhitespace }
      if type == "text/html" || type == "application/xhtml+xml" {
        content.text.kind = .html
      } else if type.hasPrefix("text/") {
        content.text.kind = .plain
      } else if content.src != nil {
        content.text.value = ""
      } else {
        return nil
      }
    }
    let wasElsewhere = content.src != nil
    content.src = content.src.flatMap { link($0, base: base) }
    if wasElsewhere && content.src == nil && content.text.value.isEmpty { return nil }
    content.text = markup(content.text, base: base)
    return content
  }

  /// One line. Names and tags come escaped once more than their format asks for, inside of CDATA above all.
  private func label(_ text: String) -> String {
    text.contains("</") ? plainText(html: text) : PlainText.folding(HTMLReferences.decoding(text))
  }

  private func person(_ person: Person, base: String) -> Person {
    Person(
      name: person.name.map(label), email: person.email.map(PlainText.folding),
      uri: person.uri.flatMap { link($0, base: base) })
  }

  private func category(_ category: Category) -> Category {
    Category(label(category.term), scheme: category.scheme.map(identifier), label: category.label.map(label))
  }

  /// A BCP 47 tag, or what is written like one.
  private func language(_ tag: String) -> String? {
    let isTag = tag.utf8.count <= 35 && tag.utf8.allSatisfy { $0.isTagByte }
    return isTag && !tag.isEmpty ? tag : nil
  }

  private func identifier(_ id: String) -> String {
    guard id.unicodeScalars.contains(where: { !isIdentifierScalar($0) }) else { return id }
    return String(String.UnicodeScalarView(id.unicodeScalars.filter(isIdentifierScalar)))
  }

  private func isIdentifierScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
  }

  // MARK: Addresses

  private func link(_ address: String, base: String) -> String? {
    absolute(address, base: base, schemes: Policy.linkSchemes)
  }

  private func file(_ address: String, base: String) -> String? {
    absolute(address, base: base, schemes: Policy.mediaSchemes)
  }

  private func absolute(_ address: String, base: String, schemes: Set<String>) -> String? {
    guard let safe = Address.safe(address, base: IRI.Base(base), schemes: schemes), IRI.isAbsolute(safe) else {
      return nil
    }
    return safe
  }

  private func link(_ link: Link, base: String) -> Link? {
    guard let href = self.link(link.href, base: base) else { return nil }
    var link = link
    link.href = href
    link.rel = PlainText.folding(link.rel)
    link.type = link.type.map(PlainText.folding)
    link.title = link.title.map(label)
    link.hreflang = link.hreflang.flatMap(language)
    return link
  }

  private func image(_ image: Image, base: String) -> Image? {
    guard let url = file(image.url, base: base) else { return nil }
    var image = image
    image.url = url
    image.title = image.title.map(label)
    image.link = image.link.flatMap { link($0, base: base) }
    image.description = image.description.map(label)
    return image
  }

  private func media(_ media: Media, base: String) -> Media {
    var media = media
    media.contents = media.contents.compactMap { content in
      guard let url = file(content.url, base: base) else { return nil }
      var content = content
      content.url = url
      content.type = content.type.map(PlainText.folding)
      content.medium = content.medium.map(PlainText.folding)
      return content
    }
    media.thumbnails = media.thumbnails.compactMap { thumbnail in
      guard let url = file(thumbnail.url, base: base) else { return nil }
      var thumbnail = thumbnail
      thumbnail.url = url
      return thumbnail
    }
    media.player = media.player.flatMap { link($0, base: base) }
    return media
  }
}

extension UInt8 {
  fileprivate var isTagByte: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 || self == UInt8(ascii: "-")
  }
}

extension Substring {
  fileprivate func trimming(_ isMargin: (Character) -> Bool) -> Substring {
    var text = drop(while: isMargin)
    while let last = text.last, isMargin(last) { text.removeLast() }
    return text
  }
}
