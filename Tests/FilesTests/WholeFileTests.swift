import Files
import Foundation
import Glibc
import Testing

struct WholeFileTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "feedmill-files-\(UUID().uuidString)"
    try Folder.make(folder)
  }

  @Test func replacingWithTheSameBytesTouchesNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.xml"
    #expect(try WholeFile.replace(path, with: Array("one".utf8)))
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: path)
    #expect(try WholeFile.replace(path, with: Array("one".utf8)) == false)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == past)
    #expect(try WholeFile.replace(path, with: Array("two".utf8)))
    #expect(try WholeFile.read(path) == Array("two".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.xml"])
  }

  @Test func replacingKeepsThePermissions() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.xml"
    try WholeFile.replace(path, with: [1])
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: path)
    try WholeFile.replace(path, with: [2])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o664)
  }

  @Test func aFailedReplacementLeavesTheOldFile() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.xml"
    try WholeFile.replace(path, with: [1])
    // A folder in the way of the new file makes the write fail, for root too.
    try FileManager.default.createDirectory(atPath: folder + "/.a.xml.new", withIntermediateDirectories: true)
    let error = #expect(throws: FileError.self) { try WholeFile.replace(path, with: [2]) }
    #expect(error?.description.hasPrefix("cannot write \(path): ") == true)
    #expect(try WholeFile.read(path) == [1])
  }

  @Test func aFileOverTheLimitIsNotRead() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.replace(folder + "/a", with: [1, 2, 3])
    #expect(throws: FileError("read", folder + "/a", code: EFBIG)) { try WholeFile.read(folder + "/a", limit: 2) }
    #expect(throws: FileError("read", folder, code: EISDIR)) { try WholeFile.read(folder) }
  }

  @Test func aLockIsHeldOnce() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/lock"
    // A lock cannot be copied, so each is asked and let go inside a closure.
    func isFree() throws -> Bool { try FileLock(path) != nil }
    if let lock = try FileLock(path) {
      #expect(try isFree() == false)
      _ = consume lock
    }
    #expect(try isFree())
  }
}
