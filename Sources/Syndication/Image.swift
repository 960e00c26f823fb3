/// A picture that stands for a feed or an entry: RSS `image`, `itunes:image`, JSON Feed `icon` and `image`.
package struct Image: Sendable, Hashable {
  /// Empty when the source describes a picture without saying where it is.
  package var url: String
  package var title: String?
  package var link: String?
  package var width: Int?
  package var height: Int?
  package var description: String?

  package init(
    _ url: String, title: String? = nil, link: String? = nil, width: Int? = nil, height: Int? = nil,
    description: String? = nil
  ) {
    self.url = url
    self.title = title
    self.link = link
    self.width = width
    self.height = height
    self.description = description
  }
}
