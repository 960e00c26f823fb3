import Syndication

/// The beginning of a text, cut between words.
enum Excerpt {
  static func of(_ text: Text, characters limit: Int) -> String {
    let plain: String
    switch text.kind {
    case .html, .xhtml: plain = PlainText(ofHTML: text.value, bytes: limit * 8).value
    case .plain, .media: plain = PlainText(ofWords: text.value, bytes: limit * 8).value
    }
    guard plain.count > limit else { return plain }
    let head = plain.prefix(limit)
    // Chinese and Japanese have no spaces to cut at.
    let cut = head.lastIndex(of: " ").flatMap { head.distance(from: $0, to: head.endIndex) < limit / 2 ? $0 : nil }
    var words = head[..<(cut ?? head.endIndex)]
    while let last = words.last, last.isWhitespace || ".,;:!?–—-".contains(last) { words.removeLast() }
    return words + "…"
  }
}
