/// Media RSS: files and pictures that belong to an entry (https://www.rssboard.org/media-rss).
package struct Media: Sendable, Hashable {
  package struct File: Sendable, Hashable {
    package var url: String
    package var type: String?
    package var medium: String?
    package var width: Int?
    package var height: Int?
    /// Seconds.
    package var duration: Double?
    /// Bytes.
    package var fileSize: Int?

    package init(_ url: String) { self.url = url }
  }

  package struct Thumbnail: Sendable, Hashable {
    package var url: String
    package var width: Int?
    package var height: Int?

    package init(_ url: String) { self.url = url }
  }

  package var contents: [File] = []
  package var thumbnails: [Thumbnail] = []
  package var player: String?

  package init() {}
}
