package import FoundationEssentials

/// What a WebSub hub knows of a published feed document, and what it last said.
package struct HubNotice: Sendable, Hashable {
  package var topic: HubTopic
  /// The hash of the document that the hub has taken note of; nil: of none yet.
  package var told: UInt64?
  package var lastTold: Date?
  package var lastAsked: Date?
  /// In a row.
  package var failures = 0
  /// Why it failed, for people; nil after a success.
  package var message: String?

  /// Whether the hub knows of another document than the one that is published.
  package var isPending: Bool { told != topic.document }
}
