import Glibc

/// A file to which whole lines are added by several processes, and which others rotate.
package struct AppendedFile: Sendable {
  package let path: String

  /// Makes the file where it is missing. Throws `FileError` where nothing could be added to it.
  package init(_ path: String) throws(FileError) {
    self.path = path
    close(try AppendedFile.open(path))
  }

  /// Adds the text by one write to the end, wherever that is by then (O_APPEND); opened anew each time, so that a
  /// file that was renamed since is not written to. What cannot be written is dropped.
  package func append(_ text: String) {
    guard let file = try? AppendedFile.open(path) else { return }
    StandardStream.write(text, to: file)
    close(file)
  }

  private static func open(_ path: String) throws(FileError) -> Int32 {
    let file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0o644)
    guard file >= 0 else { throw FileError("write", path) }
    return file
  }
}
