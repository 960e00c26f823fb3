import FoundationEssentials
import Subscribing
import Syndication
import Testing

struct SubscriptionFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "feedmill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ text: String, to name: String = "feeds.opml") throws -> String {
    let path = folder.appending(path: name).path
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  private static let list = "<opml>\n<body>\n<outline text='A' xmlUrl='https://a/'/>\n</body>\n</opml>\n"
  private static let edited = list.split(separator: "'A'").joined(separator: "'B'")

  @Test func anEditKeepsModeAndFormerFile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let file = SubscriptionFile(path)
    try file.edit([.rename("https://a/", to: "B")])
    #expect(try text(path) == SubscriptionFileTests.edited)
    #expect(try text(path + ".bak") == SubscriptionFileTests.list)
    for name in [path, path + ".bak"] {
      #expect(try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int == 0o640)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["feeds.opml", "feeds.opml.bak"])
  }

  @Test func aChangeByHandInBetweenIsKept() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list)
    var times = 0
    try SubscriptionFile(path).edit([.rename("https://a/", to: "B")]) {
      times += 1
      guard times == 1 else { return }
      let byHand = SubscriptionFileTests.list.split(separator: "<body>\n").joined(
        separator: "<body>\n<!-- by hand -->\n")
      try? Data(byHand.utf8).write(to: URL(filePath: path))
    }
    #expect(times == 2)
    #expect(
      try text(path)
        == SubscriptionFileTests.edited.split(separator: "<body>\n").joined(separator: "<body>\n<!-- by hand -->\n"))
  }

  @Test func editsAtTheSameTimeAreAllKept() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list)
    let file = SubscriptionFile(path, lock: folder.path + "/lock")
    try await withThrowingTaskGroup { group in
      for number in 1...8 {
        group.addTask { try file.edit([.add([Subscription("https://\(number)/", title: "\(number)")])]) }
      }
      try await group.waitForAll()
    }
    #expect(try file.read().subscriptions.count == 9)
  }

  @Test func anEditThatChangesNothingWritesNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list)
    try SubscriptionFile(path).edit([.resume("https://a/"), .move("https://a/", to: [])])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["feeds.opml"])
  }

  @Test func aRefusedEditLeavesTheFileAlone() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list)
    #expect(throws: OPMLError.self) {
      try SubscriptionFile(path).edit([.rename("https://a/", to: "B"), .remove("https://none/")])
    }
    #expect(try text(path) == SubscriptionFileTests.list)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["feeds.opml"])
  }

  @Test func aLinkStaysALink() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list, to: "real.opml")
    let link = folder.appending(path: "feeds.opml").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try SubscriptionFile(link).edit([.rename("https://a/", to: "B")])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(try text(path) == SubscriptionFileTests.edited)
  }

  @Test func relativeAddressesAreFilesBesideTheList() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write(SubscriptionFileTests.list.split(separator: "https://a/").joined(separator: "samples/a.xml"))
    let url = URL(filePath: folder.resolvingSymlinksInPath().path).appending(path: "samples/a.xml").absoluteString
    #expect(try SubscriptionFile(path).read().subscriptions.map(\.feedURL) == [url])
  }

  @Test func whatCannotBeReadIsSaid() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect { try SubscriptionFile(folder.path + "/none.opml").read() } throws: {
      "\($0)".contains("none.opml: there is no such file")
    }
    #expect { try SubscriptionFile(folder.path).read() } throws: { "\($0)".contains("this is a folder") }
  }
}
