import Glibc

/// A file that could not be read, written or locked: our own misfortune, thrown.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried, as a verb: "read", "write", "lock".
  package var action: String
  package var path: String
  /// The system's error number.
  package var code: Int32

  package init(_ action: String, _ path: String, code: Int32 = errno) {
    self.action = action
    self.path = path
    self.code = code
  }

  package var description: String { "cannot \(action) \(path): \(cause)" }

  private var cause: String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission denied; check who owns it, and the user that runs feedmill"
    case EROFS: "the file system is read-only"
    case ENOSPC, EDQUOT: "the disk is full; free some space and run again"
    case EISDIR: "it is a folder, and a file was expected"
    case ENOTDIR: "a part of the path is a file, and a folder was expected"
    case ELOOP: "it is a symbolic link that leads nowhere"
    case EINVAL where action == "read": "it is no ordinary file"
    case EFBIG: "the file is too large"
    default: unsafe String(cString: strerror(code))
    }
  }
}
