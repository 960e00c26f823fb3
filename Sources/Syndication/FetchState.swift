package import FoundationEssentials

/// What is remembered of a subscription between two fetches.
package struct FetchState: Sendable, Hashable {
  package var validators = Validators()
  /// A hash of the last body that was parsed, so that the same bytes are not parsed again.
  package var bodyHash: UInt64?
  package var lastFetched: Date?
  /// When a fetch last gave a feed or a 304.
  package var lastSucceeded: Date?
  /// When a body last differed from the one before.
  package var lastChanged: Date?
  /// Failed fetches since the last that succeeded.
  package var failures = 0
  /// When the present row of failures began.
  package var failingSince: Date?
  /// The last outcome's name and what it said, for people.
  package var lastOutcome: String?
  package var lastMessage: String?
  /// Not to be asked before. Nil: now.
  package var nextDue: Date?
  /// Why `nextDue` is what it is, for people.
  package var dueReason: String?
  /// A 410 was seen: not to be asked again (RFC 9110, section 15.5.11).
  package var isGone = false
  /// Where permanent redirects led at the last fetch, up to the first temporary hop.
  package var permanentURL: String?

  package init() {}
}
