package import Files
package import Subscribing

/// A folder that holds a subscription list and what Feedmill makes of it.
package struct Project: Sendable {
  package let directory: String

  /// `directory` may be relative to the working directory.
  package init(_ directory: String) {
    self.directory = directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
  }

  package var subscriptionList: String { file("feeds.opml") }
  package var configuration: String { file("feedmill.yaml") }
  package var output: String { file("output") }
  /// Where the user's own templates and style sheet are, if there are any.
  package var templates: String { file("templates") }
  /// The folder of what Feedmill keeps.
  package var state: String { file(".feedmill") }
  package var database: String { file(".feedmill/feedmill.sqlite") }
  /// Copies of the lists that feeds.opml includes.
  package var includedLists: IncludedLists { IncludedLists(folder: file(".feedmill/lists")) }

  /// The lock of whoever changes the store or the output. Throws `Busy` where another run holds it for longer than
  /// `patience`.
  package func lock(patience: Duration = .zero) throws -> FileLock {
    try Folder.make(file(".feedmill"))
    guard let lock = try FileLock(file(".feedmill/lock"), patience: patience) else { throw Busy(directory: directory) }
    return lock
  }

  /// feeds.opml as commands edit it: one at a time, beside a run. Throws `FileError` where the state cannot be kept.
  package func editableList() throws -> SubscriptionFile {
    try Folder.make(file(".feedmill"))
    return SubscriptionFile(subscriptionList, lock: file(".feedmill/list.lock"))
  }

  /// A path of feedmill.yaml, which is seen from the project's folder.
  package func file(_ name: String) -> String {
    switch directory {
    case _ where name.hasPrefix("/"): name
    case ".": name
    case "/": "/" + name
    default: directory + "/" + name
    }
  }
}
