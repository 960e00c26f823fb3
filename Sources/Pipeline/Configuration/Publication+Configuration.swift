import Patterns
import Publishing
import Syndication

extension Publication {
  /// Takes the keys of a publication out of a mapping; those that are not there leave what is.
  mutating func read(_ keys: inout Mapping) throws(ConfigurationError) {
    title = try keys.string("title") ?? title
    subtitle = try keys.string("subtitle") ?? subtitle
    id = try keys.iri("id") ?? id
    address = try keys.iri("address") ?? address
    home = try keys.iri("home") ?? home
    author = try keys.string("author").map { Person(name: $0) } ?? author
    language = try keys.string("language") ?? language
    rights = try keys.string("rights") ?? rights
    try readFormats(&keys)
    maximumShrink = try keys.integer("max-shrink", 1...100) ?? maximumShrink
    hasArchive = try keys.flag("archive") ?? hasArchive
    if hasArchive, address == nil || !formats.contains(.atom) {
      throw keys.mistake("archive", "beside an 'address' and the format atom")
    }
    hubs = try keys.addresses("hub") ?? hubs
    if !hubs.isEmpty, address == nil {
      throw keys.mistake("hub", "beside an 'address': a hub must know the feed's own")
    }
    try selection.read(&keys)
  }

  /// The publications under `publications`. They take over what this one says of its place, its language and its author.
  func others(_ keys: inout Mapping) throws(ConfigurationError) -> [Publication] {
    var others: [Publication] = []
    for (name, mapping) in try keys.named("publications") {
      var mapping = mapping
      var other = Publication()
      other.name = name
      other.title = name
      other.address = address
      other.author = author
      other.language = language
      other.rights = rights
      other.hubs = hubs
      other.maximumShrink = maximumShrink
      // The list of the feeds and their health stand beside the main publication.
      other.formats = formats.filter { [.atom, .rss, .json, .html].contains($0) }
      other.folder = try mapping.string("folder") ?? name
      try other.read(&mapping)
      try mapping.finish()
      guard Self.isSafe(other.folder) else {
        throw mapping.mistake("folder", "a path inside the output folder, such as '\(name)'")
      }
      guard !others.contains(where: { $0.folder == other.folder }) else {
        throw mapping.mistake("folder", "another than that of the publications before it")
      }
      others.append(other)
    }
    return others
  }

  private mutating func readFormats(_ keys: inout Mapping) throws(ConfigurationError) {
    let words = Format.allCases.filter { $0 != .statusPage }.map(\.rawValue)
    if let names = try keys.strings("formats") {
      formats = []
      for name in names {
        guard words.contains(name), let format = Format(rawValue: name) else {
          throw keys.mistake("formats", "some of \(words.joined(separator: ", "))")
        }
        formats.append(format)
        if format == .status { formats.append(.statusPage) }
      }
    }
    guard var files = try keys.mapping("files") else { return }
    for word in words {
      guard let format = Format(rawValue: word), let name = try files.string(word) else { continue }
      guard Self.isSafe(name), !name.contains("/") else { throw files.mistake(word, "a file's name") }
      fileNames[format] = name
    }
    try files.finish()
    let names = formats.map(fileName)
    guard Set(names).count == names.count else { throw keys.mistake("files", "names that differ") }
  }

  /// Whether a path stays inside the folder that it is put into, and hides nothing there.
  private static func isSafe(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }
}

extension Selection {
  fileprivate mutating func read(_ keys: inout Mapping) throws(ConfigurationError) {
    for var rule in try keys.mappings("include") { include.append(try Rule(&rule)) }
    for var rule in try keys.mappings("exclude") { exclude.append(try Rule(&rule)) }
    maximumAge = try keys.seconds("max-age", 60...3.2e9)
    perSource = try keys.integer("per-source", 1...3000)
    window = try keys.seconds("per-source-window", 60...3.2e9)
    if window != nil, perSource == nil { throw keys.mistake("per-source-window", "beside 'per-source'") }
    if let word = try keys.string("order") {
      guard let order = Order(rawValue: word), order != .given else {
        throw keys.mistake("order", "'published' or 'updated'")
      }
      self.order = order
    }
    limit = try keys.integer("limit", 1...3000) ?? limit
  }
}

extension Rule {
  fileprivate init(_ keys: inout Mapping) throws(ConfigurationError) {
    self.init()
    groups = try keys.strings("group") ?? []
    sources = try keys.strings("source") ?? []
    categories = try keys.strings("category") ?? []
    languages = try keys.strings("language") ?? []
    authors = try keys.strings("author") ?? []
    title = try Self.pattern("title", &keys)
    content = try Self.pattern("content", &keys)
    link = try Self.pattern("link", &keys)
    try keys.finish()
    guard self != Rule() else { throw keys.mistake("group", "given, or another condition") }
  }

  private static func pattern(_ key: String, _ keys: inout Mapping) throws(ConfigurationError) -> Pattern? {
    guard let text = try keys.string(key) else { return nil }
    do {
      return try Pattern(text)
    } catch {
      throw keys.mistake(key, "a regular expression; this one is not: \(error)")
    }
  }
}
