internal import FoundationEssentials
internal import Syndication
internal import XML

/// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
struct JSONFeed {
  private let scope: JSONScope
  private let limits: Limits

  init(base: String?, language: String?, limits: Limits) {
    scope = JSONScope(base: base, language: language, limits: limits)
    self.limits = limits
  }

  func parse(_ text: JSONText) -> Parse {
    var reader = JSONReader(text.bytes, depth: min(limits.depth, 250))
    let root = reader.read()
    let version = root["version"]?.string ?? ""
    guard version.contains("jsonfeed.org/version/") || root["items"] != nil else {
      return .notAFeed("The document is JSON, and no JSON Feed: it has neither a version nor items.")
    }
    var feed = Feed(version.hasSuffix("/1") || version.hasSuffix("/1.0") ? .json10 : .json11)
    feed.encoding = text.encoding
    feed.isWellFormed = text.isWellFormed && reader.isWellFormed
    readFeed(root, &feed)
    var warnings = reader.damagedLine.map { ["Line \($0): The document is not well-formed JSON."] } ?? []
    if !text.isWellFormed {
      warnings.append("JSON is UTF-8 throughout, and this is not; it was read as \(text.encoding).")
    }
    let items = root["items"]?.elements ?? []
    if items.count > limits.entries { warnings.append("Only the first \(limits.entries) entries were read.") }
    var scope = scope
    scope.language = feed.source.language
    for item in items.prefix(limits.entries) {
      guard case .object = item else { continue }
      feed.entries.append(readEntry(item, scope))
    }
    return .feed(feed, warnings: warnings)
  }

  private func readFeed(_ root: JSON, _ feed: inout Feed) {
    var source = Source()
    source.language = scope.words(root["language"]).flatMap(Scope.language) ?? scope.language
    var scope = scope
    scope.language = source.language
    source.title = scope.text(root["title"], .plain)
    source.subtitle = scope.text(root["description"], .plain)
    source.alternate = scope.reference(root["home_page_url"])
    if let page = source.alternate { source.links.append(Link(page)) }
    if let own = scope.reference(root["feed_url"]) { source.links.append(Link(own, rel: "self")) }
    if let next = scope.reference(root["next_url"]) { source.links.append(Link(next, rel: "next")) }
    for hub in root["hubs"]?.list.prefix(limits.values) ?? [] {
      if let url = scope.reference(hub["url"]) { source.links.append(Link(url, rel: "hub")) }
    }
    source.logo = scope.reference(root["icon"])
    source.icon = scope.reference(root["favicon"])
    source.image = source.logo.map { Image($0) }
    source.authors = scope.authors(root)
    feed.source = source
  }

  private func readEntry(_ item: JSON, _ feedScope: JSONScope) -> Entry {
    var scope = feedScope
    var entry = Entry()
    entry.language = scope.words(item["language"]).flatMap(Scope.language)
    if let language = entry.language { scope.language = language }
    entry.id = scope.label(item["id"])
    let url = scope.reference(item["url"])
    let external = scope.reference(item["external_url"])
    entry.alternate = url ?? external
    if let url { entry.links.append(Link(url)) }
    if let external { entry.links.append(Link(external, rel: "related")) }
    entry.title = scope.text(item["title"], .plain)
    entry.summary = scope.text(item["summary"], .plain)
    entry.content =
      [scope.text(item["content_html"], .html), scope.text(item["content_text"], .plain)]
      .compactMap { $0.map { Content($0) } }
    entry.image = (scope.reference(item["image"]) ?? scope.reference(item["banner_image"])).map { Image($0) }
    entry.published = scope.label(item["date_published"]).flatMap { DateDialects.parse($0) }
    entry.updated = scope.label(item["date_modified"]).flatMap { DateDialects.parse($0) }
    entry.authors = scope.authors(item)
    var terms: Set<String> = []
    for tag in item["tags"]?.list.prefix(limits.values) ?? [] {
      guard let term = scope.words(tag), terms.insert(term).inserted else { continue }
      entry.categories.append(Category(term))
    }
    for attachment in item["attachments"]?.list.prefix(limits.values) ?? [] {
      if let link = scope.attachment(attachment) { entry.links.append(link) }
    }
    return entry
  }
}

/// What a JSON Feed's values inherit.
struct JSONScope {
  var base: String?
  var language: String?
  let limits: Limits

  func words(_ value: JSON?) -> String? {
    guard let words = value?.string?.trimmed, !words.isEmpty else { return nil }
    return words
  }

  /// A string, or a number as it was written: ids and times were seen as numbers.
  func label(_ value: JSON?) -> String? {
    if case .number(let digits)? = value { digits } else { words(value) }
  }

  func reference(_ value: JSON?) -> String? {
    guard let reference = words(value) else { return nil }
    return IRI.resolve(reference, against: base)
  }

  func text(_ value: JSON?, _ kind: Text.Kind) -> Text? {
    words(value).map { Text(limits.bounded($0), kind, language: language, base: base) }
  }

  /// Version 1.1 has `authors`, version 1 `author`. Some were seen to be no more than a name.
  func authors(_ object: JSON) -> [Person] {
    var people: [Person] = []
    var known: Set<Person> = []
    let authors = (object["authors"]?.list ?? []) + (object["author"]?.list ?? [])
    for author in authors.prefix(limits.values) {
      var person = Person(name: words(author["name"]) ?? words(author), uri: reference(author["url"]))
      if let email = person.uri, email.hasPrefix("mailto:") {
        (person.email, person.uri) = (String(email.dropFirst(7)), nil)
      }
      if person != Person(), known.insert(person).inserted { people.append(person) }
    }
    return people
  }

  func attachment(_ object: JSON) -> Link? {
    guard let url = reference(object["url"]) else { return nil }
    return Link(
      url, rel: "enclosure", type: words(object["mime_type"]), title: words(object["title"]),
      length: object["size_in_bytes"]?.integer, duration: object["duration_in_seconds"]?.double)
  }
}
