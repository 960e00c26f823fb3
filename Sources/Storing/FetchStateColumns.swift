internal import FoundationEssentials
internal import GRDB
internal import Syndication

/// The columns of table subscription that keep its `FetchState`.
extension SubscriptionTable {
  static let stateColumns = """
    etag, lastModified, validatorsURL, bodyHash, lastFetched, lastSucceeded, lastChanged, unmodifiedSince, failures,
    failingSince, lastOutcome, lastMessage, lastStatus, nextDue, dueReason, retryAfter, hints, isGone, moveURL,
    moveFirstSeen, moveLastSeen, moveSightings, moveOverlaps, moveIsRefused, answerTime, malformed, malformedSince
    """

  func set(_ state: FetchState, of id: Int64) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE subscription SET
          etag = ?, lastModified = ?, validatorsURL = ?, bodyHash = ?, lastFetched = ?, lastSucceeded = ?,
          lastChanged = ?, unmodifiedSince = ?, failures = ?, failingSince = ?, lastOutcome = ?, lastMessage = ?,
          lastStatus = ?, nextDue = ?, dueReason = ?, retryAfter = ?, hints = ?, isGone = ?, moveURL = ?,
          moveFirstSeen = ?, moveLastSeen = ?, moveSightings = ?, moveOverlaps = ?, moveIsRefused = ?,
          answerTime = ?, malformed = ?, malformedSince = ?
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
      seconds(state.move?.lastSeen), state.move?.sightings, state.move?.overlaps ?? false,
      state.move?.isRefused ?? false, state.answerTime, state.malformed, seconds(state.malformedSince), id,
    ])
  }
}

extension FetchState {
  /// Reads `SubscriptionTable.stateColumns`.
  init(_ row: inout RowReader) throws {
    self.init()
    validators = Validators(etag: row.text(), lastModified: row.text())
    validatorsURL = row.text()
    bodyHash = row.integer().map(UInt64.init(bitPattern:))
    lastFetched = row.date()
    lastSucceeded = row.date()
    lastChanged = row.date()
    unmodifiedSince = row.date()
    failures = row.int() ?? 0
    failingSince = row.date()
    lastOutcome = row.text()
    lastMessage = row.text()
    lastStatus = row.int()
    nextDue = row.date()
    dueReason = row.text()
    retryAfter = row.date()
    if let text = row.text() { hints = try JSONDecoder().decode(UpdateHints.self, from: Data(text.utf8)) }
    isGone = row.bool()
    let (url, first, last, sightings) = (row.text(), row.date(), row.date(), row.int())
    let (overlaps, isRefused) = (row.bool(), row.bool())
    answerTime = row.double()
    malformed = row.int() ?? 0
    malformedSince = row.date()
    guard let url, let first, let last else { return }
    move = Move(
      url, firstSeen: first, lastSeen: last, sightings: sightings ?? 1, overlaps: overlaps, isRefused: isRefused)
  }
}
