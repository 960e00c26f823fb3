package import Fetching
package import Files
package import HTTP
package import Publishing
import Syndication
import Yams

/// What feedmill.yaml sets, over the defaults that need no file.
package struct Configuration: Sendable {
  package var publication = Publication()
  package var fetch = FetchSettings()
  /// Subscriptions in flight at once.
  package var window = 64

  package init() {}

  /// Reads the file; the defaults where there is none.
  package init(contentsOf path: String) throws {
    guard Folder.fileExists(path) else { return }
    try self.init(yaml: String(decoding: WholeFile.read(path, limit: 1 << 20), as: UTF8.self), path: path)
  }
}
