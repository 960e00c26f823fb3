import Glibc

/// Folders, made with those above them.
package enum Folder {
  /// Makes the folder and those above it where they are missing.
  package static func make(_ path: String) throws(FileError) {
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError("make the folder", path, code: ENOTDIR) }
      return
    }
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex {
      try make(String(path[..<slash]))
    }
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError("make the folder", path) }
  }

  /// A rename is on disk only after its folder is (fsync(2)).
  package static func sync(_ path: String) throws(FileError) {
    let file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw FileError("sync", path) }
    defer { close(file) }
    // Some file systems cannot sync a folder and say EINVAL.
    guard fsync(file) == 0 || errno == EINVAL else { throw FileError("sync", path) }
  }

  /// The folder of a file, `.` for a bare name, and the file's name in it.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  package static func fileExists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
