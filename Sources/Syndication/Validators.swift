/// What a server gave to ask again with (RFC 9110, section 8.8). Kept and sent byte for byte.
package struct Validators: Sendable, Hashable {
  package var etag: String?
  package var lastModified: String?

  package init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  package var isEmpty: Bool { etag == nil && lastModified == nil }
}
