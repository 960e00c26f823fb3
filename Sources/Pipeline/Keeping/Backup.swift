import Files
import FoundationEssentials
import Storing

/// A backup that cannot be made where it was asked for.
package struct BackupExists: Error, Sendable, CustomStringConvertible {
  package var path: String
  package var description: String { "\(path) exists already; name a folder that does not" }
}

extension Project {
  /// Copies the store, feeds.opml, feedmill.yaml and the templates into a new folder, which is a project like this one.
  ///
  /// Beside a run: the store is as of one instant. The folder has its name only once it is whole and its store was
  /// checked. Throws `BackupExists`, `NothingStored`, `FileError` or `StoreError`.
  package func backUp(to path: String) throws {
    guard !Folder.fileExists(path) else { throw BackupExists(path: path) }
    let store = try openStore()
    let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !parent.isEmpty { try Folder.make(parent) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let fresh = (parent.isEmpty ? (path.hasPrefix("/") ? "/" : "") : parent + "/") + ".\(name).new"
    // Of one that was killed.
    if Folder.fileExists(fresh) { try FileManager.default.removeItem(atPath: fresh) }
    do {
      let copy = Project(fresh)
      try Folder.make(copy.state)
      try store.backup(to: copy.database)
      for (original, place) in [(subscriptionList, copy.subscriptionList), (configuration, copy.configuration)]
      where Folder.fileExists(original) {
        try WholeFile.replace(place, with: WholeFile.read(original))
      }
      for (original, place) in [(templates, copy.templates), (state + "/lists", copy.state + "/lists")]
      where Folder.fileExists(original) {
        try FileManager.default.copyItem(atPath: original, toPath: place)
      }
      try FileManager.default.moveItem(atPath: fresh, toPath: path)
    } catch {
      try? FileManager.default.removeItem(atPath: fresh)
      throw error
    }
  }
}
