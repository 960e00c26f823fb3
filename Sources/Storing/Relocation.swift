package import FoundationEssentials

/// A change of a subscription's address that Feedmill made, with its history and for good reason.
package struct Relocation: Sendable, Hashable {
  /// Its row.
  package var id: Int64
  /// The subscription's row.
  package var subscription: Int64
  package var from: String
  package var to: String
  /// When the redirect to `to` was first met, or a search found it.
  package var since: Date
  /// How often the redirect was met; 0 where the owner accepted it.
  package var sightings: Int
  package var applied: Date
  /// When the owner took it back: from then on it is refused.
  package var undone: Date?

  /// Where the subscription is now, as far as this change goes.
  package var address: String { undone == nil ? to : from }
  package var formerAddress: String { undone == nil ? from : to }
}
