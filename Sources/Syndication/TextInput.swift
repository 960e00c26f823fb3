/// A search box that a feed offers: RSS `textInput`.
package struct TextInput: Sendable, Hashable {
  package var title: String?
  package var description: String?
  package var name: String?
  package var link: String?

  package init() {}
}
