import Files
import FoundationEssentials
import Storing

/// Does what `doctor --fix` may do. The project's lock is to be held. Throws what stands in the way.
package func mend(_ mend: Check.Mend, in project: Project) throws {
  switch mend {
  case .makeFolder(let path): try Folder.make(path)
  case .removeFiles(let paths): for path in paths { try FileManager.default.removeItem(atPath: path) }
  case .rebuildSearch: try SearchIndex(try Store(path: project.database)).rebuild()
  case .emptyLog: try Store(path: project.database).checkpoint()
  case .protect(let path):
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let value = attributes[.posixPermissions]
    guard let mode = value as? Int ?? (value as? UInt16).map(Int.init) ?? (value as? UInt32).map(Int.init) else {
      return
    }
    try FileManager.default.setAttributes([.posixPermissions: mode & ~0o002], ofItemAtPath: path)
  }
}
