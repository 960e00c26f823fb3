import Foundation
import GRDB
import Storing
import Syndication
import Testing

private let now = Date(timeIntervalSince1970: 1_790_000_000)

/// Enough entries that pairs settle into the tables several times.
@Suite final class LookupTests {
  private let path: String
  private let count: UInt32 = 9_000

  init() { path = NSTemporaryDirectory() + "feedmill-\(UUID().uuidString).sqlite" }

  deinit {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  private func fingerprint(_ number: UInt32) -> Fingerprint {
    // Twelve samples of its own, and one that a thousand entries share.
    let own = (0..<12).map { (number * 12 + $0) &* 2_654_435_761 }
    return Fingerprint(
      url: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, title: UInt64(number / 3), words: 0,
      samples: (own + [number % 9]).sorted(), length: 0)
  }

  private func fill(_ store: Store) throws {
    try store.reconcile([Subscription("https://a.example/feed")], now: now)
    for first in stride(from: 0, to: count, by: 100) {
      try store.transaction { transaction in
        let feed = try #require(try transaction.subscription("https://a.example/feed"))
        for number in first..<first + 100 {
          _ = try transaction.insert(
            NewEntry(
              subscription: feed, identity: UInt64(number), packed: PackedEntry(Entry()),
              fingerprint: fingerprint(number), published: now, updated: now, firstSeen: now), asStory: "urn:\(number)")
        }
      }
    }
  }

  private func expectAll(in store: Store) throws {
    try store.transaction { transaction in
      for number in stride(from: UInt32(0), to: count, by: 37) {
        let row = Int64(number) + 1
        let fingerprint = fingerprint(number)
        #expect(try transaction.entries(url: fingerprint.url!, limit: 9) == [row])
        #expect(try transaction.entries(title: fingerprint.title!, limit: 2).count == 2)
        let own = fingerprint.samples.filter { $0 > 8 }
        #expect(try transaction.entries(samples: own, limit: 41).allSatisfy { $0.contains(row) })
        let neighbours = try transaction.neighbours(of: fingerprint, limit: 2)
        #expect(neighbours.atAddress == [row] && neighbours.titled.count == 2)
      }
      // The newest first, from memory and table alike.
      let shared = try transaction.entries(samples: [4], limit: 41)
      #expect(shared[0] == (0..<41).map { Int64(count) - 4 - 9 * $0 })
    }
  }

  @Test func nothingIsLostOnTheWayIntoTheTables() throws {
    let store = try Store(path: path)
    try fill(store)
    try expectAll(in: store)
    // And the next process knows as much.
    try expectAll(in: Store(path: path))
  }

  @Test func anOlderFileWithoutFiltersIsReadAllTheSame() throws {
    try fill(Store(path: path))
    try DatabaseQueue(path: path).write { database in try database.execute(sql: "DELETE FROM keyFilter") }
    try expectAll(in: Store(path: path))
    let kept = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM keyFilter") }
    #expect(kept! > 16)
  }

  @Test func anOlderFileGetsItsKeysAndFiltersAnew() throws {
    try fill(Store(path: path))
    try DatabaseQueue(path: path).write { database in
      try database.execute(sql: "UPDATE story SET atomKey = id")
      try database.execute(sql: "UPDATE keyFilter SET bits = zeroblob(length(bits))")
      try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier IN ('clusters', 'twoBits')")
    }
    let store = try Store(path: path)
    try expectAll(in: store)
    try store.transaction { transaction in
      for number in [0, 1, count - 1] {
        let story = try transaction.story("urn:\(number)")
        #expect(story == Int64(number) + 1)
      }
    }
  }

  @Test func theIdsOfOneSiteLieTogether() throws {
    let ids = (0..<300).flatMap { number in
      [
        "https://a.example/\(number)", "http://b.example?p=\(number)", "tag:c.example,2026:\(number)",
        "urn:uuid:\(number)", "d\(number)", "e:\(number)",
      ]
    }
    let store = try Store(path: path)
    try store.transaction { transaction in
      for id in ids { _ = try transaction.insertStory(id, published: now) }
      for (place, id) in ids.enumerated() { #expect(try transaction.story(id) == Int64(place) + 1) }
      #expect(try transaction.isFree("https://a.example/300"))
    }
    let stored = try DatabaseQueue(path: path).read { database in
      try String.fetchAll(database, sql: "SELECT atomID FROM story ORDER BY atomKey")
    }
    func changes(_ prefix: String) -> Int {
      zip(stored, stored.dropFirst()).count { $0.hasPrefix(prefix) != $1.hasPrefix(prefix) }
    }
    for site in ["https://a.example", "http://b.example", "tag:c.example", "urn:uuid", "e:"] {
      #expect(changes(site) <= 2, "\(site)")
    }
  }

  @Test func whatATransactionThatFailedHadAddedIsForgotten() throws {
    let store = try Store(path: path)
    try fill(store)
    #expect(throws: (any Error).self) {
      try store.transaction { transaction in
        try transaction.note(sharedID: 5, of: 1, entry: 1)
        throw CancellationError()
      }
    }
    try store.transaction { transaction in
      let found = try transaction.entries(sharedID: 5, of: 1, limit: 9)
      #expect(found.isEmpty)
    }
  }

  @Test func anEntryIsFoundByItsNewWordsOnly() throws {
    let store = try Store(path: path)
    try fill(store)
    try store.transaction { transaction in
      for row in [Int64(1), Int64(count)] {
        let entry = try #require(try transaction.entry(row))
        let old = fingerprint(UInt32(row) - 1)
        var new = old
        new.samples = [77_777 + UInt32(row)]
        try transaction.update(entry, to: PackedEntry(Entry()), fingerprint: new, was: old, updated: now)
      }
    }
    for store in [store, try Store(path: path)] {
      try store.transaction { transaction in
        for row in [Int64(1), Int64(count)] {
          #expect(try transaction.entries(samples: [77_777 + UInt32(row)], limit: 9) == [[row]])
          let old = try transaction.entries(samples: fingerprint(UInt32(row) - 1).samples, limit: 2_000)
          #expect(old.allSatisfy { !$0.contains(row) })
        }
      }
    }
  }
}
