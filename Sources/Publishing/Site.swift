import Syndication

/// Where a copy of a story can be read.
struct Site: Hashable {
  var name: String
  var url: String
}

extension Story {
  /// The entry whose words are published.
  var primary: Member { members[0] }

  /// The other pages that carry the story, each address once.
  var otherSites: [Site] {
    var seen: Set<String> = []
    if let own = primary.page { seen.insert(own) }
    return members.dropFirst().compactMap { member in
      guard let url = member.page, seen.insert(url).inserted else { return nil }
      return Site(name: member.siteName, url: url)
    }
  }
}

extension Story.Member {
  /// The entry's own page.
  var page: String? { entry.alternate.flatMap(Reference.link) }

  /// What people call the site: the owner's name for it, else the feed's title, else its host.
  var siteName: String {
    subscription.title.flatMap(\.nonBlank) ?? source.title?.plain.nonBlank
      ?? Reference.withoutPassword(subscription.feedURL).map { IRI($0).authority?.nonBlank ?? $0 }
      ?? subscription.feedURL
  }

  /// The home page of the site.
  var home: String? { (source.alternate ?? subscription.siteURL).flatMap(Reference.link) }

  /// Who is named as the entry's author: its own authors, else its feed's, else the site itself.
  var authors: [Person] {
    for candidates in [entry.authors, source.authors] {
      let named = candidates.filter { $0.displayName != nil }
      if !named.isEmpty { return named }
    }
    return [Person(name: source.title?.plain.nonBlank ?? siteName, uri: home)]
  }
}

extension Person {
  var displayName: String? { name.flatMap(\.nonBlank) ?? email.flatMap(\.nonBlank) ?? uri.flatMap(\.nonBlank) }
}

extension Text {
  /// The words without markup. Titles are stored plain, so markup is rare here.
  var plain: String {
    switch kind {
    case .plain, .media: value
    case .html, .xhtml: PlainText(ofHTML: value).value
    }
  }
}

extension Text {
  /// The words as a fragment of HTML.
  var html: String {
    switch kind {
    case .html, .xhtml: return value
    case .plain, .media:
      var escaped = XMLWriter()
      escaped.text(value)
      return String(decoding: escaped.bytes, as: UTF8.self)
    }
  }
}

extension Double {
  /// Nil for a duration that is no number of seconds.
  var wholeSeconds: Int? { self >= 0 ? Int(exactly: rounded()) : nil }
}

extension String {
  /// Whether Atom's grammar takes it for an e-mail address (RFC 4287, section 3.2.3: `.+@.+`).
  var isPlausibleAddress: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains { $0 <= 0x20 } }
  }

  /// Nil when there is nothing to see.
  var nonBlank: String? { utf8.contains { $0 > 0x20 } ? self : nil }
}
