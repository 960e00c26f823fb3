import FoundationEssentials
import GRDB

/// The rows of table hub.
struct HubTable {
  let database: Database

  init(_ database: Database) { self.database = database }

  func has(_ topics: [HubTopic]) throws -> Bool {
    try Set(notices().map(\.topic)) == Set(topics)
  }

  func replace(_ topics: [HubTopic]) throws {
    let wanted = Set(topics.map { [$0.hub, $0.topic] })
    for notice in try notices() where !wanted.contains([notice.topic.hub, notice.topic.topic]) {
      try database.execute(
        sql: "DELETE FROM hub WHERE hub = ? AND topic = ?", arguments: [notice.topic.hub, notice.topic.topic])
    }
    for topic in topics {
      try database.execute(
        sql: """
          INSERT INTO hub (hub, topic, document) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET document = excluded.document
          """, arguments: [topic.hub, topic.topic, Int64(bitPattern: topic.document)])
    }
  }

  func notices() throws -> [HubNotice] {
    try Row.fetchAll(database, sql: "SELECT * FROM hub ORDER BY hub, topic").map { row in
      let document: Int64 = row["document"]
      let told: Int64? = row["told"]
      let topic = HubTopic(hub: row["hub"], topic: row["topic"], document: UInt64(bitPattern: document))
      var notice = HubNotice(topic: topic, told: told.map { UInt64(bitPattern: $0) })
      notice.lastTold = (row["lastTold"] as Double?).map(Date.init(timeIntervalSince1970:))
      notice.lastAsked = (row["lastAsked"] as Double?).map(Date.init(timeIntervalSince1970:))
      notice.failures = row["failures"]
      notice.message = row["message"]
      return notice
    }
  }

  /// Everything but the document, which is what is published, whatever the hub says.
  func set(_ notice: HubNotice) throws {
    try database.execute(
      sql: """
        UPDATE hub SET told = ?, lastTold = ?, lastAsked = ?, failures = ?, message = ? WHERE hub = ? AND topic = ?
        """,
      arguments: [
        notice.told.map { Int64(bitPattern: $0) }, notice.lastTold?.timeIntervalSince1970,
        notice.lastAsked?.timeIntervalSince1970, notice.failures, notice.message, notice.topic.hub, notice.topic.topic,
      ])
  }
}
