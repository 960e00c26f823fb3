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

  package static func fileExists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
