import Glibc

/// A file that is written and synced under a name of its own, beside the one that it will replace.
package struct FreshFile: Sendable {
  /// Where it belongs.
  package let path: String
  private let fresh: String

  /// Keeps the permissions of what stands at `path`. Throws `FileError`; nothing is left then.
  ///
  /// - Parameters:
  ///   - modified: the modification time to give it; now where it is nil.
  ///   - old: what it is now must be a later second than this, for who knows files by their time.
  package init(
    _ bytes: [UInt8], for path: String, modified: FileTime? = nil, after old: FileTime? = nil
  ) throws(FileError) {
    self.path = path
    let (folder, name) = Folder.split(path)
    // One fixed name: what a kill leaves behind, the next replacement writes over.
    fresh = folder + "/." + name + ".new"
    var status = stat()
    let mode = unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    do throws(FileError) {
      try Self.write(bytes, to: fresh, mode: mode, modified: modified, after: old)
    } catch {
      discard()
      throw FileError(error.action, path, code: error.code)
    }
  }

  /// When it was written, or what it was told to say.
  package var modified: FileTime? { FileTime(of: fresh) }

  /// Renames it over what stands there. The folder is still to be synced: `Folder.sync`.
  package func settle() throws(FileError) {
    guard unsafe rename(fresh, path) == 0 else {
      let error = FileError("replace", path)
      discard()
      throw error
    }
  }

  package func discard() {
    unsafe unlink(fresh)
  }

  private static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t, modified: FileTime?, after old: FileTime?
  ) throws(FileError) {
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
    if let modified = modified ?? FileTime(of: path)?.moved(after: old) { try modified.set(on: file, path) }
    // The umask may have taken bits that the old file had.
    guard fchmod(file, mode) == 0, fsync(file) == 0 else { throw FileError("write", path) }
  }
}
