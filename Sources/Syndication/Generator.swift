/// The program that made a feed (RFC 4287, section 4.2.4).
package struct Generator: Sendable, Hashable {
  package var name: String?
  package var uri: String?
  package var version: String?

  package init(name: String? = nil, uri: String? = nil, version: String? = nil) {
    self.name = name
    self.uri = uri
    self.version = version
  }
}
