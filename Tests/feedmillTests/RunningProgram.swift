import Foundation

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
