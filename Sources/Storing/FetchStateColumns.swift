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

  /// `before`: what the row holds, where that is known; the columns that have changed are then written alone.
  func set(_ state: FetchState, of id: Int64, before: FetchState? = nil) throws {
    func seconds(_ date: Date?) -> Double? { date?.timeIntervalSince1970 }
    let statement = try database.cachedStatement(
      sql: """
        UPDATE subscription SET
          lastFetched = ?, lastSucceeded = ?, unmodifiedSince = ?, failures = ?, failingSince = ?, lastOutcome = ?,
          lastMessage = ?, lastStatus = ?, nextDue = ?, dueReason = ?, retryAfter = ?, isGone = ?,
          answerTime = ?
        WHERE id = ?
        """)
    try statement.execute(arguments: [
      seconds(state.lastFetched), seconds(state.lastSucceeded), seconds(state.unmodifiedSince), state.failures,
      seconds(state.failingSince), state.lastOutcome, state.lastMessage, state.lastStatus, seconds(state.nextDue),
      state.dueReason, seconds(state.retryAfter), state.isGone, state.answerTime, id,
    ])
    if let before, before.hasDocument(of: state) { return }
    try setDocument(state, of: id)
  }

  /// What an answer that brings nothing new leaves as it was.
  private func setDocument(_ state: FetchState, of id: Int64) throws {
    let statement = try database.cachedStatement(
      sql: """
        UPDATE subscription SET
          etag = ?, lastModified = ?, validatorsURL = ?, bodyHash = ?, lastChanged = ?, hints = ?, moveURL = ?,
          moveFirstSeen = ?, moveLastSeen = ?, moveSightings = ?, moveOverlaps = ?, moveIsRefused = ?,
          malformed = ?, malformedSince = ?
        WHERE id = ?
        """)
    let hints =
      state.hints == UpdateHints() ? nil : String(decoding: try JSONEncoder().encode(state.hints), as: UTF8.self)
    try statement.execute(arguments: [
      state.validators.etag, state.validators.lastModified, state.validatorsURL,
      state.bodyHash.map(Int64.init(bitPattern:)), state.lastChanged?.timeIntervalSince1970, hints, state.move?.url,
      state.move?.firstSeen.timeIntervalSince1970, state.move?.lastSeen.timeIntervalSince1970, state.move?.sightings,
      state.move?.overlaps ?? false, state.move?.isRefused ?? false, state.malformed,
      state.malformedSince?.timeIntervalSince1970, id,
    ])
  }
}

extension FetchState {
  /// What `setDocument` writes is the same.
  fileprivate func hasDocument(of other: FetchState) -> Bool {
    validators == other.validators && validatorsURL == other.validatorsURL && bodyHash == other.bodyHash
      && lastChanged == other.lastChanged && hints == other.hints && move == other.move
      && malformed == other.malformed && malformedSince == other.malformedSince
  }

  /// Reads `SubscriptionTable.stateColumns`.
  init(_ row: inout RowReader) throws {
    var hints = HintsReader()
    try self.init(&row, &hints)
  }

  /// The same; for many rows.
  init(_ row: inout RowReader, _ reader: inout HintsReader) throws {
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
    hints = try reader.hints(row.text())
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
