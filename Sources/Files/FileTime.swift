import Glibc

/// When a file was last modified, as exactly as its file system knows it.
package struct FileTime: Sendable, Hashable {
  package var seconds: Int
  package var nanoseconds: Int

  /// Nil where there is no such file.
  package init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }

  /// The next second after `old`, where this is not later by seconds; nil where nothing is to be moved.
  ///
  /// A file that is over a minute ahead was written while the clock was wrong: nothing need be later than that.
  func moved(after old: FileTime?) -> FileTime? {
    guard let old, seconds <= old.seconds, old.seconds - seconds < 60 else { return nil }
    var time = self
    (time.seconds, time.nanoseconds) = (old.seconds + 1, 0)
    return time
  }

  func set(on file: Int32, _ path: String) throws(FileError) {
    let time = timespec(tv_sec: seconds, tv_nsec: nanoseconds)
    let times = [time, time]
    guard unsafe futimens(file, times) == 0 else { throw FileError("set the time of", path) }
  }
}
