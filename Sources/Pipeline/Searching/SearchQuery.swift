/// What a person looks for: words that all must be there, "words in a row", -words that must not, beginnings* of words.
///
/// Any text is a query: what is no word separates words.
package struct SearchQuery: Sendable, Hashable {
  /// Words of the index that stand in a row.
  struct Phrase: Sendable, Hashable {
    var words: [String] = []
    /// The last word may also be one that begins so.
    var beginning: String?
  }

  private(set) var wanted: [Phrase] = []
  private(set) var unwanted: [Phrase] = []

  /// Phrases that are heeded; more only cost time.
  private static let limit = 32

  package init(_ text: String) {
    var rest = text[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      let isUnwanted = rest.first == "-" || rest.first == "−"
      if isUnwanted { rest.removeFirst() }
      let isQuoted = rest.first.map(SearchQuery.isQuote) ?? false
      if isQuoted { rest.removeFirst() }
      let end = rest.firstIndex { isQuoted ? SearchQuery.isQuote($0) : $0.isWhitespace || SearchQuery.isQuote($0) }
      let words = rest[..<(end ?? rest.endIndex)]
      rest = rest[words.endIndex...]
      if isQuoted, !rest.isEmpty { rest.removeFirst() }
      let phrase = SearchQuery.phrase(words, isOpen: !isQuoted && words.hasSuffix("*"))
      guard !phrase.words.isEmpty, wanted.count + unwanted.count < SearchQuery.limit else { continue }
      if isUnwanted { unwanted.append(phrase) } else { wanted.append(phrase) }
    }
  }

  /// Whether there is anything to look for: no query finds all but a word.
  package var isEmpty: Bool { wanted.isEmpty }

  /// For FTS5. Its words are letters and digits in quotation marks, so that none of it is syntax.
  var expression: String {
    let found = wanted.map(SearchQuery.expression).joined(separator: " AND ")
    return unwanted.isEmpty
      ? found : "(\(found)) NOT (\(unwanted.map(SearchQuery.expression).joined(separator: " OR ")))"
  }

  private static func phrase(_ text: Substring, isOpen: Bool) -> Phrase {
    var words = SearchWords(String(text)).words
    guard let last = words.last else { return Phrase() }
    var beginning = isOpen ? SearchWords(String(text), isStemmed: false).words.last : nil
    if SearchWords.isPaired(last[0]) {
      beginning = nil
      // A text's last character stands alone only where a run ends; the pair before says all of it.
      if words.count > 1, words[words.count - 2].count == 2 { words.removeLast() } else { beginning = last }
    }
    words.removeLast(max(0, words.count - limit))
    return Phrase(words: words.map { SearchWords.token($0) }, beginning: beginning.map { SearchWords.token($0) })
  }

  private static func expression(_ phrase: Phrase) -> String {
    let whole = "\"\(phrase.words.joined(separator: " "))\""
    guard let beginning = phrase.beginning else { return whole }
    let begun = "\"\((phrase.words.dropLast() + [beginning]).joined(separator: " "))\" *"
    return "(\(whole) OR \(begun))"
  }

  private static func isQuote(_ character: Character) -> Bool { "\"“”„«»".contains(character) }
}
