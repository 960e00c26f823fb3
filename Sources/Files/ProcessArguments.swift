import Glibc

/// What the program was called with, its own name first.
///
/// Swift's `CommandLine` looks for the arguments on the stack, by where the environment is; where a library that was
/// loaded before (libfaketime does so) has set a variable, that is elsewhere, and it finds none. Asked of the kernel.
package enum ProcessArguments {
  package static let all: [String] = {
    let arguments = read("/proc/self/cmdline").split(separator: 0, omittingEmptySubsequences: false).dropLast()
    return arguments.isEmpty ? CommandLine.arguments : arguments.map { String(decoding: $0, as: UTF8.self) }
  }()

  /// A file whose size its status does not tell; empty where it cannot be read.
  private static func read(_ path: String) -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let got = unsafe Glibc.read(file, &buffer, buffer.count)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return bytes }
      bytes += buffer[..<got]
    }
  }
}
