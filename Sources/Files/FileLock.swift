import Glibc

/// The kernel's lock on a file (flock(2)): gone with the process, however that ends.
package struct FileLock: ~Copyable {
  private let file: Int32

  /// Takes the lock, making the file where it is missing; nil where another process holds it.
  package init?(_ path: String) throws(FileError) {
    let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("lock", path) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let code = errno
      close(file)
      if code == EWOULDBLOCK { return nil }
      throw FileError("lock", path, code: code)
    }
    self.file = file
  }

  deinit { close(file) }
}
