internal import FoundationEssentials
internal import GRDB

extension StoryTable {
  func story(_ atomID: String) throws -> Int64? {
    let statement = try database.cachedStatement(sql: "SELECT id FROM story WHERE atomKey = ?")
    return try Int64.fetchOne(statement, arguments: [StoryKey.of(atomID)])
  }

  func story(_ id: Int64) throws -> StoredStory? {
    let statement = try database.cachedStatement(
      sql: "SELECT id, atomID, published, isHeldBack, isAnnounced FROM story WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map { row in
      StoredStory(
        id: row[0], atomID: row[1], published: Date(timeIntervalSince1970: row[2]), isHeldBack: row[3],
        isAnnounced: row[4])
    }
  }

  func announce() throws {
    try database.execute(sql: "UPDATE story SET isAnnounced = 1 WHERE NOT isAnnounced AND NOT isHeldBack")
  }

  func hide(_ story: Int64, since: Date) throws -> Bool {
    try database.execute(
      sql: "INSERT OR IGNORE INTO hiding (story, since) VALUES (?, ?)",
      arguments: [story, since.timeIntervalSince1970])
    return database.changesCount > 0
  }

  func unhide(_ story: Int64) throws -> Bool {
    try database.execute(sql: "DELETE FROM hiding WHERE story = ?", arguments: [story])
    return database.changesCount > 0
  }

  func insert(_ atomID: String, published: Date, isHeldBack: Bool) throws -> Int64 {
    try database.cachedStatement(
      sql: "INSERT INTO story (atomID, atomKey, published, isHeldBack) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [atomID, StoryKey.of(atomID), published.timeIntervalSince1970, isHeldBack])
    return database.lastInsertedRowID
  }

  func revive(_ story: Int64) throws {
    try database.cachedStatement(sql: "UPDATE story SET mergedInto = NULL, primaryEntry = NULL WHERE id = ?")
      .execute(arguments: [story])
  }

  func move(_ entry: Int64, to story: Int64, because reason: String?) throws {
    try database.cachedStatement(sql: "UPDATE entry SET story = ?, reason = ? WHERE id = ?")
      .execute(arguments: [story, reason, entry])
  }

  func merge(_ other: Int64, into story: Int64, because reason: String) throws {
    // What began the story that ends has no reason of its own yet.
    try database.cachedStatement(sql: "UPDATE entry SET story = ?, reason = coalesce(reason, ?) WHERE story = ?")
      .execute(arguments: [story, reason, other])
    // Not 'id = ? OR mergedInto = ?', for which SQLite 3.40 reads the whole table.
    for column in ["id", "mergedInto"] {
      try database.cachedStatement(sql: "UPDATE story SET mergedInto = ? WHERE \(column) = ?")
        .execute(arguments: [story, other])
    }
  }

  func primary(of story: Int64) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT coalesce(primaryEntry, (SELECT min(entry.id) FROM entry WHERE entry.story = story.id))
        FROM story WHERE id = ?
        """)
    return try Int64.fetchOne(statement, arguments: [story])
  }

  func setPrimary(_ entry: Int64?, of story: Int64) throws {
    try database.cachedStatement(sql: "UPDATE story SET primaryEntry = ? WHERE id = ?")
      .execute(arguments: [entry, story])
  }

  func note(_ evidence: Evidence) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO evidence (entry, other, rule, title, text, common) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      evidence.entry, evidence.other, evidence.rule, evidence.title, evidence.text, evidence.common,
    ])
  }

  func evidence(of story: Int64) throws -> [Evidence] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT evidence.entry, other, rule, title, text, common
        FROM evidence JOIN entry ON entry.id = evidence.entry JOIN entry AS second ON second.id = other
        WHERE entry.story = ? AND second.story = entry.story ORDER BY evidence.entry, other
        """)
    return try Row.fetchAll(statement, arguments: [story]).map { row in
      Evidence(entry: row[0], other: row[1], rule: row[2], title: row[3], text: row[4], common: row[5])
    }
  }

  func rule(_ entry: Int64, _ other: Int64, areOne: Bool) throws {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO ruling (entry, other, isOneStory) VALUES (?, ?, ?)")
      .execute(arguments: [min(entry, other), max(entry, other), areOne])
  }

  func rulings() throws -> [Ruling] {
    try Row.fetchAll(database, sql: "SELECT entry, other, isOneStory FROM ruling ORDER BY entry, other").map { row in
      Ruling(entry: row[0], other: row[1], areOne: row[2])
    }
  }

  func retire(_ story: Int64, into other: Int64) throws {
    try database.cachedStatement(sql: "UPDATE story SET mergedInto = ? WHERE id = ?").execute(arguments: [other, story])
  }

  func areApart(_ story: Int64, _ other: Int64) throws -> Bool {
    let statement = try database.cachedStatement(
      sql: """
        SELECT 1 FROM ruling JOIN entry AS a ON a.id = ruling.entry JOIN entry AS b ON b.id = ruling.other
        WHERE NOT isOneStory AND (a.story = ?1 AND b.story = ?2 OR a.story = ?2 AND b.story = ?1) LIMIT 1
        """)
    return try Int64.fetchOne(statement, arguments: [story, other]) != nil
  }
}
