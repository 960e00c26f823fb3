import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that a web server serves.
package struct OutputFolder: Sendable {
  package struct Replacement: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable {
      case written
      /// The bytes were there already: the file was not touched.
      case unchanged
    }

    package var path: String
    package var outcome: Outcome
  }

  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// Puts the files in place of the present ones, each at once or not at all.
  ///
  /// All files are checked before the first is replaced. A file whose bytes would not change keeps its modification time.
  /// When a file cannot be written, those before it in `files` are new, and it and those after it are as they were.
  @discardableResult
  package func replace(_ files: [OutputFile]) throws(OutputError) -> [Replacement] {
    for file in files {
      if let problem = file.problem { throw .invalid(path: location(of: file.path), problem: problem) }
    }
    var replacements: [Replacement] = []
    var changedFolders: Set<String> = []
    for file in files {
      let location = location(of: file.path)
      if let present = try? Data(contentsOf: URL(filePath: location)), present.elementsEqual(file.bytes) {
        replacements.append(Replacement(path: file.path, outcome: .unchanged))
        continue
      }
      let folder = String(location[..<(location.lastIndex(of: "/") ?? location.endIndex)])
      try write(file.bytes, to: location, in: folder)
      changedFolders.insert(folder)
      replacements.append(Replacement(path: file.path, outcome: .written))
    }
    for folder in changedFolders.sorted() { try sync(folder) }
    return replacements
  }

  private func location(of file: String) -> String { path + "/" + file }

  /// `.atomic` writes and syncs a temporary file in the same folder, then renames it.
  private func write(_ bytes: [UInt8], to location: String, in folder: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: location), options: .atomic)
    } catch {
      throw OutputError.unwritable(location, error)
    }
  }

  /// A rename is safe from a power cut only when its folder is on the disk too.
  private func sync(_ folder: String) throws(OutputError) {
    do {
      let descriptor = try FileDescriptor.open(FilePath(folder), .readOnly, options: .directory)
      try descriptor.closeAfter {
        if fsync(descriptor.rawValue) != 0 { throw Errno(rawValue: errno) }
      }
    } catch {
      throw OutputError.unwritable(folder, error)
    }
  }
}

extension OutputError {
  fileprivate static func unwritable(_ path: String, _ error: any Error) -> OutputError {
    let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue ?? (error as? Errno)?.rawValue
    let reason = code.map { Errno(rawValue: $0).description } ?? String(describing: error)
    let advice =
      switch code {
      case EACCES, EPERM: "Let the user that runs Feedmill write there, or name another output folder."
      case EROFS: "The file system is read-only; name another output folder."
      case ENOSPC, EDQUOT: "Free some space and run again; the old files are still published."
      case ENOTDIR, EEXIST: "A part of the path is a file, not a folder; move it away or name another output folder."
      case EISDIR: "A folder stands where the file should; move it away."
      default: "The old files are still published."
      }
    return .unwritable(path: path, reason: reason, advice: advice)
  }
}
