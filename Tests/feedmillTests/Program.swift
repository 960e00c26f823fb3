import Foundation

/// The built program, run in a project folder of its own.
struct Program: ~Copyable {
  struct Output {
    var status: Int32
    var output: String
    var errors: String

    var lines: [String] { output.split(separator: "\n").map { String($0) } }
  }

  let folder: String

  /// Beside the test bundle, wherever the build put it.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    var folder = URL(filePath: bundle).absoluteURL
    while folder.path.count > 1 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "feedmill").path
      var isFolder = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder { return candidate }
    }
    return "feedmill"
  }()

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "feedmill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(name))), as: UTF8.self)
  }

  /// Runs `feedmill` with the folder as its working directory.
  func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Output {
    try run(arguments, input: input, environment: environment)
  }

  func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
  ) throws -> Output {
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    var variables = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder]
    variables.merge(environment) { $1 }
    process.environment = variables
    // Files, not pipes: nobody has to read while the program runs.
    let files = try ["in", "out", "err"].map { name in
      let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString + "." + name
      try Data((name == "in" ? input ?? "" : "").utf8).write(to: URL(filePath: path))
      return path
    }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: files[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: files[1]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: files[2]))
    try process.run()
    process.waitUntilExit()
    return Output(
      status: process.terminationStatus, output: try String(contentsOfFile: files[1], encoding: .utf8),
      errors: try String(contentsOfFile: files[2], encoding: .utf8))
  }
}
