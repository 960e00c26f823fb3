import Glibc

/// Files that are read whole and replaced whole, so that no reader ever sees half of one.
package enum WholeFile {
  /// The bytes of a regular file.
  ///
  /// Throws `FileError`; a file of over `limit` bytes as `EFBIG`, anything but a regular file as `EISDIR` or `EINVAL`.
  package static func read(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileError("read", path) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw FileError("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError("read", path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    guard status.st_size <= limit else { throw FileError("read", path, code: EFBIG) }
    var code: Int32 = 0
    // One byte more than the size, so that a file that is growing shows itself.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
      while count < buffer.count {
        let got = unsafe Glibc.read(file, buffer.baseAddress! + count, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { code = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard code == 0 else { throw FileError("read", path, code: code) }
    return bytes
  }

  /// Puts `bytes` at `path` by way of a new file beside it: written, synced, renamed over, the folder synced.
  ///
  /// Returns false, and leaves the old file and its modification time alone, where it has these bytes already. Keeps
  /// the old file's permissions. After a failure the old file stands as it was.
  @discardableResult
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
    var mode: mode_t = 0o644
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      mode = status.st_mode & 0o7777
      if status.st_size == bytes.count, let old = try? read(path), old == bytes { return false }
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    // One fixed name: what a kill leaves behind, the next replacement writes over.
    let fresh = folder + "/." + name + ".new"
    do throws(FileError) {
      try write(bytes, to: fresh, mode: mode)
      guard unsafe rename(fresh, path) == 0 else { throw FileError("replace", path) }
    } catch {
      unsafe unlink(fresh)
      throw FileError(error.action, path, code: error.code)
    }
    try sync(folder: folder)
    return true
  }

  private static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(FileError) {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { throw FileError("write", path) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let wrote = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress! + done, $0.count - done) }
      if wrote < 0 && errno == EINTR { continue }
      guard wrote > 0 else { throw FileError("write", path) }
      done += wrote
    }
    // The umask may have taken bits that the old file had.
    guard fchmod(file, mode) == 0, fsync(file) == 0 else { throw FileError("write", path) }
  }

  /// A rename is on disk only after its folder is (fsync(2)).
  private static func sync(folder: String) throws(FileError) {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw FileError("sync", folder) }
    defer { close(file) }
    // Some file systems cannot sync a folder and say EINVAL.
    guard fsync(file) == 0 || errno == EINVAL else { throw FileError("sync", folder) }
  }
}
