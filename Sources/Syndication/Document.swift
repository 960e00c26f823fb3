/// The body of an answer, with what the server said of it.
package struct Document: Sendable, Hashable {
  package var bytes: [UInt8]
  /// Where the bytes came from, after redirects.
  package var url: String
  /// Whole value of the field of that name.
  package var contentType: String?
  package var contentLocation: String?
  package var contentLanguage: String?
  /// The bytes end before their root element does. Its entries are good, its validators are not.
  package var isCut = false

  package init(
    _ bytes: [UInt8], url: String, contentType: String? = nil, contentLocation: String? = nil,
    contentLanguage: String? = nil
  ) {
    self.bytes = bytes
    self.url = url
    self.contentType = contentType
    self.contentLocation = contentLocation
    self.contentLanguage = contentLanguage
  }
}
