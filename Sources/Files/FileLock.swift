import Glibc

/// The kernel's lock on a file (flock(2)): gone with the process, however that ends.
package struct FileLock: ~Copyable {
  private let file: Int32

  /// Takes the lock, making the file where it is missing; nil where another process holds it for longer than
  /// `patience`.
  ///
  /// Waits by looking again, ten times a second, since flock(2) knows no bound; the thread is blocked meanwhile, and
  /// the time is counted in naps, whatever the clock says.
  package init?(_ path: String, patience: Duration = .zero) throws(FileError) {
    var left = patience
    let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("lock", path) }
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let code = errno
      if code == EWOULDBLOCK, left > .zero {
        usleep(100_000)
        left -= .milliseconds(100)
        continue
      }
      close(file)
      if code == EWOULDBLOCK { return nil }
      throw FileError("lock", path, code: code)
    }
    self.file = file
  }

  deinit { close(file) }
}
