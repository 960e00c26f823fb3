internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The columns of table subscription that keep its `FetchState`.
extension SubscriptionTable {
  func set(_ state: FetchState, of id: Int64) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE subscription SET
          etag = ?, lastModified = ?, validatorsURL = ?, bodyHash = ?, lastFetched = ?, lastSucceeded = ?,
          lastChanged = ?, unmodifiedSince = ?, failures = ?, failingSince = ?, lastOutcome = ?, lastMessage = ?,
          lastStatus = ?, nextDue = ?, dueReason = ?, retryAfter = ?, hints = ?, isGone = ?, moveURL = ?,
          moveFirstSeen = ?, moveLastSeen = ?, moveSightings = ?
        WHERE id = ?
        """)
    let hints =
      state.hints == UpdateHints() ? nil : String(decoding: try JSONEncoder().encode(state.hints), as: UTF8.self)
    func seconds(_ date: Date?) -> Double? { date?.timeIntervalSince1970 }
    try statement.execute(arguments: [
      state.validators.etag, state.validators.lastModified, state.validatorsURL,
      state.bodyHash.map(Int64.init(bitPattern:)), seconds(state.lastFetched), seconds(state.lastSucceeded),
      seconds(state.lastChanged), seconds(state.unmodifiedSince), state.failures, seconds(state.failingSince),
      state.lastOutcome, state.lastMessage, state.lastStatus, seconds(state.nextDue), state.dueReason,
      seconds(state.retryAfter), hints, state.isGone, state.move?.url, seconds(state.move?.firstSeen),
      seconds(state.move?.lastSeen), state.move?.sightings, id,
    ])
  }
}

extension FetchState {
  init(_ row: Row) throws {
    func date(_ column: String) -> Date? {
      let seconds: Double? = row[column]
      return seconds.map(Date.init(timeIntervalSince1970:))
    }
    self.init()
    validators = Validators(etag: row["etag"], lastModified: row["lastModified"])
    validatorsURL = row["validatorsURL"]
    let hash: Int64? = row["bodyHash"]
    bodyHash = hash.map(UInt64.init(bitPattern:))
    lastFetched = date("lastFetched")
    lastSucceeded = date("lastSucceeded")
    lastChanged = date("lastChanged")
    unmodifiedSince = date("unmodifiedSince")
    failures = row["failures"]
    failingSince = date("failingSince")
    lastOutcome = row["lastOutcome"]
    lastMessage = row["lastMessage"]
    lastStatus = row["lastStatus"]
    nextDue = date("nextDue")
    dueReason = row["dueReason"]
    retryAfter = date("retryAfter")
    if let text: String = row["hints"] {
      hints = try JSONDecoder().decode(UpdateHints.self, from: Data(text.utf8))
    }
    isGone = row["isGone"]
    if let url: String = row["moveURL"], let first = date("moveFirstSeen"), let last = date("moveLastSeen") {
      move = Move(url, firstSeen: first, lastSeen: last, sightings: row["moveSightings"] ?? 1)
    }
  }
}
