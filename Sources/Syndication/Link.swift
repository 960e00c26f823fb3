/// A reference from a feed or an entry to something on the web (RFC 4287, section 4.2.7).
///
/// RSS `link`, `enclosure` and JSON Feed `attachments` are links too, with the `rel` that Atom would give them.
package struct Link: Sendable, Hashable {
  package var href: String
  /// `alternate` when the source says none (RFC 4287, section 4.2.7.2).
  package var rel: String
  package var type: String?
  package var title: String?
  package var hreflang: String?
  /// Bytes, as the source claims.
  package var length: Int?
  /// Seconds: JSON Feed `duration_in_seconds`.
  package var duration: Double?

  package init(
    _ href: String, rel: String = "alternate", type: String? = nil, title: String? = nil, hreflang: String? = nil,
    length: Int? = nil, duration: Double? = nil
  ) {
    self.href = href
    self.rel = rel
    self.type = type
    self.title = title
    self.hreflang = hreflang
    self.length = length
    self.duration = duration
  }
}
