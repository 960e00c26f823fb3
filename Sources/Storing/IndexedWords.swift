/// The words of an entry as the search index has them: folded, reduced, with a space between.
package struct IndexedWords: Sendable, Hashable {
  package var title: String
  /// Of all but its title.
  package var text: String

  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}
