/// An entry's content, in line or elsewhere (RFC 4287, section 4.1.3).
package struct Content: Sendable, Hashable {
  package var text: Text
  /// Where the content is, if it is not in line.
  package var src: String?

  package init(_ text: Text, src: String? = nil) {
    self.text = text
    self.src = src
  }
}
