import Glibc

/// The streams that a process is born with.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Writes all of it, unbuffered; what cannot be written (a closed pipe, a full disk) is dropped.
  package func write(_ text: String) { StandardStream.write(text, to: rawValue) }

  package func write(_ bytes: [UInt8]) { StandardStream.write(bytes, to: rawValue) }

  static func write(_ text: String, to file: Int32) { write(Array(text.utf8), to: file) }

  private static func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let wrote = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
      if wrote < 0 && errno == EINTR { continue }
      guard wrote > 0 else { return }
      rest = rest.dropFirst(wrote)
    }
  }

  /// Everything up to the end of the stream, or the first `limit` bytes.
  package func readAll(limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while bytes.count < limit {
      let got = unsafe block.withUnsafeMutableBytes { unsafe Glibc.read(rawValue, $0.baseAddress, $0.count) }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { break }
      bytes += block[..<got]
    }
    return Array(bytes.prefix(limit))
  }

  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Columns of the terminal; nil where the stream is none.
  package var width: Int? {
    var size = winsize()
    guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
