import Foundation
import GRDB
import Storing
import Syndication
import Testing

@Suite final class OpeningTests {
  private let folder: URL

  init() throws {
    folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent("feedmill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var path: String { folder.appendingPathComponent("feedmill.sqlite").path }

  @Test func whatIsStoredIsThereAfterOpeningAgain() throws {
    let subscription = Subscription("https://a.example/feed", title: "A")
    try Store(path: path).reconcile([subscription], now: Date(timeIntervalSince1970: 0))
    #expect(try Store(path: path).followed().map(\.subscription) == [subscription])
  }

  @Test func aFileThatIsNoDatabaseIsCalledDamaged() throws {
    try Data("This is not a database, but it is longer than a header of one is. ".utf8 + Array(repeating: 7, count: 99))
      .write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StoreError.self) { try Store(path: self.path) }
    guard case .corrupt(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("damaged") == true)
  }

  @Test func aFileOfANewerVersionIsRefused() throws {
    _ = try Store(path: path)
    try DatabaseQueue(path: path).write { database in
      try database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('a migration to come')")
    }
    #expect(throws: StoreError.newer(path: path)) { try Store(path: self.path) }
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let missing = folder.appendingPathComponent("missing/feedmill.sqlite").path
    let error = #expect(throws: StoreError.self) { try Store(path: missing) }
    guard case .unwritable(missing, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aDatabaseInUseIsCalledLocked() throws {
    let store = try Store(path: path)
    let other = try Store(path: path, patience: 0)
    let error = #expect(throws: StoreError.self) {
      try store.transaction { _ in
        try other.reconcile([Subscription("https://a.example/feed")], now: Date(timeIntervalSince1970: 0))
      }
    }
    #expect(error == .locked(path: path))
  }
}
