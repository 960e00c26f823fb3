import Foundation
import Testing

/// The built program while it runs, so that signals can reach it.
struct RunningProgram: ~Copyable {
  private let process: Process
  private let errors: String

  init(_ arguments: [String], in folder: String) throws {
    process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder]
    errors = NSTemporaryDirectory() + "/" + UUID().uuidString + ".err"
    try Data().write(to: URL(filePath: errors))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(atPath: errors) }

  var isRunning: Bool { process.isRunning }

  /// Whether it has a function of its own for the signal, by the mask `SigCgt` of proc(5).
  func catches(_ signal: Int32) throws -> Bool {
    let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") })
    let mask = try #require(UInt64(line.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16))
    return mask & 1 << UInt64(signal - 1) != 0
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// What a shell would show of its end.
  func end() throws -> (status: Int32, errors: String) {
    process.waitUntilExit()
    let status = process.terminationStatus
    return (
      process.terminationReason == .uncaughtSignal ? 128 + status : status,
      try String(contentsOfFile: errors, encoding: .utf8)
    )
  }
}
