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
    if has(bytes, at: path) { return false }
    try FreshFile(bytes, for: path).settle()
    try Folder.sync(Folder.split(path).folder)
    return true
  }

  /// Whether the file has exactly these bytes.
  package static func has(_ bytes: [UInt8], at path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_size == bytes.count else { return false }
    return (try? read(path)) == bytes
  }

  /// Takes a file away where there is one; returns whether there was. The folder is still to be synced.
  package static func remove(_ path: String) throws(FileError) -> Bool {
    if unsafe unlink(path) == 0 { return true }
    guard errno == ENOENT else { throw FileError("remove", path) }
    return false
  }
}
