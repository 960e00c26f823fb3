internal import Syndication
internal import XML

/// What an element inherits: the base of its references (XML Base) and its language.
struct Scope {
  let vocabulary: Vocabulary
  let limits: Limits
  /// Absolute; nil when none is known.
  var base: String?
  var language: String?

  /// The scope inside of an element.
  func inside(_ element: Element) -> Scope {
    guard element.attributeCount > 0 else { return self }
    var scope = self
    if let base = vocabulary.xmlAttribute(.base, element) { scope.enter(base: base) }
    if let language = vocabulary.xmlAttribute(.lang, element) {
      // An empty xml:lang says that there is none (XML 1.0, section 2.12).
      scope.language = Scope.language(language)
    }
    return scope
  }

  /// Unusable bases change nothing. `http:///path` was seen for `http://path`.
  mutating func enter(base reference: String) {
    var reference = reference.trimmed
    for scheme in ["http:///", "https:///"] where reference.hasPrefix(scheme) {
      reference = String(scheme.dropLast()) + reference.dropFirst(scheme.count)
    }
    guard !reference.isEmpty else { return }
    // Every reference below is lengthened by its base, so a long base multiplies a document.
    guard reference.utf8.count <= Scope.longestBase else { return }
    let resolved = IRI.resolve(reference, against: base)
    guard let scheme = IRI(resolved).scheme else {
      if base == nil { base = reference }
      return
    }
    guard resolved.utf8.count <= Scope.longestBase else { return }
    guard ["http", "https", "ftp", "file", "feed"].contains(scheme) else { return }
    base = resolved
  }

  /// Absolute wherever a base is known; nil for an empty reference.
  func resolve(_ reference: String) -> String? {
    var reference = reference.trimmed
    if reference.isEmpty { return nil }
    // Escaped once too often; no address means `&amp;`.
    if let ampersand = reference.utf8.firstIndex(of: UInt8(ascii: "&")),
      reference.utf8[ampersand...].contains(UInt8(ascii: ";"))
    {
      reference = reference.replacing("&amp;", with: "&")
    }
    if reference.utf8.starts(with: "https://".utf8) || reference.utf8.starts(with: "http://".utf8) { return reference }
    return IRI.resolve(reference, against: base)
  }

  func attribute(_ term: Term, _ element: Element) -> String? {
    guard let value = vocabulary.attribute(term, element)?.trimmed, !value.isEmpty else { return nil }
    return value
  }

  /// The address that is an element's text.
  func address(_ element: Element) -> String? {
    guard let words = element.words else { return nil }
    return element.attributeCount == 0 ? resolve(words) : inside(element).resolve(words)
  }

  /// Resolved against the element's own base too.
  func reference(_ term: Term, _ element: Element) -> String? {
    vocabulary.attribute(term, element).flatMap { inside(element).resolve($0) }
  }

  /// Bytes; what browsers and servers agree on for addresses.
  static let longestBase = 2_000

  /// Nil for an empty tag, and for one longer than 100 bytes, which would be repeated in every text. `en_US` is written
  /// `en-US`.
  static func language(_ tag: String) -> String? {
    let tag = tag.trimmed
    return tag.isEmpty || tag.utf8.count > 100 ? nil : String(tag.map { $0 == "_" ? "-" : $0 })
  }
}
