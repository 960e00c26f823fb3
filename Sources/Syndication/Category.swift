/// What an entry or feed is about (RFC 4287, section 4.2.2).
package struct Category: Sendable, Hashable {
  package var term: String
  package var scheme: String?
  package var label: String?

  package init(_ term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
