import Foundation
import GRDB
import Pipeline
import Publishing
import Storing
import Testing

/// Whatever changes in the store, an edition that is still believed after it shows what would be published now.
@Suite struct EditionColumnTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  /// A story that two sources carry, one of a single source, a hidden one, and a source that fails.
  private func project() async throws -> TemporaryProject {
    func rss(_ site: String, _ titles: [String]) -> String {
      let items = titles.map { title in
        let words = (1...40).map { "\(title)\($0)" }.joined(separator: " ")
        return """
          <item><title>News of \(title) and its makers</title><guid isPermaLink="false">\(site)-\(title)</guid>
          <pubDate>Sun, 20 Sep 2026 08:00:00 GMT</pubDate><description>\(words)</description></item>
          """
      }
      return "<rss version=\"2.0\"><channel><title>\(site)</title>\(items.joined())</channel></rss>"
    }
    let temporary = try TemporaryProject()
    try temporary.write(rss("anna", ["apples", "bread"]), "a.xml")
    try temporary.write(rss("ben", ["apples", "cheese"]), "b.xml")
    try temporary.write("no feed", "c.xml")
    try temporary.write(feeds: ["a.xml", "b.xml", "c.xml"])
    try await temporary.run(now: Self.now)
    return temporary
  }

  private struct Column {
    var table: String
    var name: String
    /// Other values, as SQL.
    var others: [String]
  }

  /// Of the tables that have row numbers, of which every table is that a publish shows; not what is made once and stands
  /// (`constant`), and not what SQLite and the edition keep for themselves.
  private func columns(_ database: Database) throws -> [Column] {
    let tables = try String.fetchAll(
      database,
      sql: """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND NOT wr AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
          AND name <> 'edition' AND name <> 'keyFilter' AND name <> 'freshKeys'
        """)
    return try tables.flatMap { table in
      try Row.fetchAll(database, sql: "SELECT name, type FROM pragma_table_info(?) WHERE NOT pk", arguments: [table])
        .map { row in
          let name: String = row["name"]
          let type: String = row["type"]
          let others =
            switch type {
            case "TEXT" where name == "hints": [#"'{"ttl":9,"skipHours":[],"skipDays":[]}'"#, "NULL"]
            case "TEXT": ["coalesce(\(name), '') || 'x'", "NULL"]
            case "BLOB": ["coalesce(\(name), x'') || x'00'", "NULL"]
            default: ["coalesce(\(name), 0) + 1", "NOT coalesce(\(name), 0)", "NULL"]
            }
          return Column(table: table, name: name, others: others)
        }
    }
  }

  private func outside(_ store: Store) throws -> DatabaseQueue {
    var configuration = GRDB.Configuration()
    configuration.foreignKeysEnabled = false
    return try DatabaseQueue(path: store.path, configuration: configuration)
  }

  @Test func everyColumnThatAPublishShowsTakesTheEditionAway() async throws {
    let temporary = try await project()
    let open = try OpenProject(temporary.project, now: Self.now)
    _ = try hide("ben-cheese", in: open.store, now: Self.now)
    let published = try publish(open)
    let database = try outside(open.store)
    var taken: Set<String> = []
    var kept: Set<String> = []
    for column in try await database.read(columns) {
      let rows = try await database.read { try Int64.fetchAll($0, sql: "SELECT rowid FROM \(column.table)") }
      for row in rows {
        let value = try await database.read { database in
          try DatabaseValue.fetchOne(
            database, sql: "SELECT \(column.name) FROM \(column.table) WHERE rowid = ?", arguments: [row])
        }
        for other in column.others {
          try open.store.keep(edition: "{}", settings: 1)
          let sql = "UPDATE \(column.table) SET \(column.name) = \(other) WHERE rowid = \(row)"
          // A value that the table refuses cannot come.
          do { try await database.write { try $0.execute(sql: sql) } } catch { continue }
          let name = "\(column.table).\(column.name)"
          if try open.store.edition(settings: 1) == nil {
            taken.insert(name)
          } else {
            kept.insert(name)
            #expect(try publish(open) == published, "\(sql)")
          }
          try await database.write { database in
            try database.execute(
              sql: "UPDATE \(column.table) SET \(column.name) = ? WHERE rowid = ?", arguments: [value, row])
          }
        }
      }
    }
    #expect(try publish(open) == published, "the walk has put all back")
    #expect(taken.isSuperset(of: ["content.bytes", "entry.story", "hiding.since", "subscription.title"]))
    #expect(kept.isSuperset(of: ["subscription.etag", "story.isAnnounced"]))
  }

  @Test func everyRowThatGoesTakesTheEditionAway() async throws {
    let temporary = try await project()
    let open = try OpenProject(temporary.project, now: Self.now)
    _ = try hide("ben-cheese", in: open.store, now: Self.now)
    _ = try publish(open)
    let database = try outside(open.store)
    for table in ["subscription", "story", "entry", "content", "hiding"] {
      try open.store.keep(edition: "{}", settings: 1)
      try await database.write { database in
        try database.execute(sql: "DELETE FROM \(table) WHERE rowid = (SELECT min(rowid) FROM \(table))")
      }
      #expect(try open.store.edition(settings: 1) == nil, "\(table)")
    }
  }

  /// The bytes of all files.
  private func publish(_ open: borrowing OpenProject) throws -> [String: Data] {
    let folder = open.project.output
    _ = try Publish(open.configuration.publications, into: OutputFolder(path: folder))
      .run(from: open.store, isForced: true)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      files[name] = try? Data(contentsOf: URL(filePath: folder + "/" + name))
    }
    return files
  }
}
