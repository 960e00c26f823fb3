/// An author or contributor (RFC 4287, section 3.2). At least one field is set.
package struct Person: Sendable, Hashable {
  package var name: String?
  package var email: String?
  package var uri: String?

  package init(name: String? = nil, email: String? = nil, uri: String? = nil) {
    self.name = name
    self.email = email
    self.uri = uri
  }
}
