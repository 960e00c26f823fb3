import Files
import Foundation
import Testing

struct AppendedFileTests {
  @Test func linesGoToTheEndEvenAfterTheFileWasRotatedOrCut() throws {
    let path = NSTemporaryDirectory() + "appended-\(UUID().uuidString)"
    defer { for name in [path, path + ".1"] { try? FileManager.default.removeItem(atPath: name) } }
    let file = try AppendedFile(path)
    file.append("one\n")
    // logrotate by renaming.
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    file.append("two\n")
    #expect(try String(contentsOfFile: path + ".1", encoding: .utf8) == "one\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two\n")
    // logrotate's copytruncate.
    unsafe truncate(path, 0)
    file.append("three\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "three\n")
  }

  @Test func aFileThatCannotBeWrittenSaysSoAtOnce() {
    #expect(throws: FileError.self) { try AppendedFile(NSTemporaryDirectory()) }
    #expect(throws: FileError.self) { try AppendedFile("/nonexistent/folder/log") }
  }
}
