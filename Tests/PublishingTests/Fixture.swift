import FoundationEssentials
import Publishing
import Testing

/// A file beside the tests that holds what a document must be, byte for byte.
enum Fixture {
  /// With RECORD_FIXTURES set, the file is written instead of compared, to be read by a person before it is committed.
  static func expect(_ file: OutputFile?, equals name: String, from path: String = #filePath) throws {
    let folder = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
    let url = URL(filePath: folder + "/Fixtures/" + name)
    let bytes = try #require(file).bytes
    if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
      try Data(bytes).write(to: url)
    }
    let expected = try Data(contentsOf: url)
    #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
  }
}
