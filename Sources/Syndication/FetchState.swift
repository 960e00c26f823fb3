package import FoundationEssentials

/// What is remembered of a subscription between two fetches.
package struct FetchState: Sendable, Hashable {
  package var validators = Validators()
  /// The address that gave the validators. They are sent to no other.
  package var validatorsURL: String?
  /// A hash of the last body that was parsed, so that the same bytes are not parsed again.
  package var bodyHash: UInt64?
  package var lastFetched: Date?
  /// When a fetch last gave a feed or a 304.
  package var lastSucceeded: Date?
  /// When a body last differed from the one before.
  package var lastChanged: Date?
  /// When the present row of 304s began; nil once a body comes.
  package var unmodifiedSince: Date?
  /// Failed fetches since the last that succeeded.
  package var failures = 0
  /// When the present row of failures began.
  package var failingSince: Date?
  /// The last outcome's name and what it said, for people.
  package var lastOutcome: String?
  package var lastMessage: String?
  /// HTTP status of the last answer; nil when none came.
  package var lastStatus: Int?
  /// Not to be asked before. Nil: now.
  package var nextDue: Date?
  /// Why `nextDue` is what it is, for people.
  package var dueReason: String?
  /// Until when the server asked for silence (Retry-After). Holds for a forced refresh too.
  package var retryAfter: Date?
  /// What the last feed said about how often to ask for it.
  package var hints = UpdateHints()
  /// A 410 was seen: not to be asked again (RFC 9110, section 15.5.11).
  package var isGone = false
  /// The permanent redirect that the last feed was found through. Its target is asked in place of the old address.
  package var move: Move?
  /// Seconds that an answer takes of late (`Fetch.duration`): a mean in which each newer answer counts for a quarter. Nil:
  /// not known.
  package var answerTime: Double?
  /// Documents in a row that took repair or recovery to read.
  package var malformed = 0
  /// When the first of them came.
  package var malformedSince: Date?

  package init() {}
}
