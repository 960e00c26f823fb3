/// Bounds of one document. What lies beyond them is left out, with a warning.
package struct Limits: Sendable, Hashable {
  /// A larger document is refused.
  package var bytes: Int
  package var entries: Int
  /// Elements open at once; of deeper ones only the text is kept. At most 250.
  package var depth: Int
  /// Bytes of one attribute's value.
  package var attribute: Int
  /// Bytes of one text or content.
  package var text: Int
  /// Links, categories, authors, contributors, files and pictures of one entry or feed, of each kind.
  package var values: Int

  package init(
    bytes: Int = 64 << 20, entries: Int = 50_000, depth: Int = 200, attribute: Int = 1 << 20, text: Int = 16 << 20,
    values: Int = 1_000
  ) {
    self.bytes = bytes
    self.entries = entries
    self.depth = depth
    self.attribute = attribute
    self.text = text
    self.values = values
  }

  /// Of a longer text, the beginning.
  func bounded(_ value: String) -> String {
    guard value.utf8.count > text else { return value }
    var end = value.utf8.index(value.utf8.startIndex, offsetBy: text)
    // Not within a character.
    while end.samePosition(in: value.unicodeScalars) == nil { end = value.utf8.index(before: end) }
    return String(value[..<end])
  }
}
