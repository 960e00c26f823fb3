/// What the store holds, for the summary of a run.
package struct Totals: Sendable, Hashable {
  /// Listed ones.
  package var subscriptions: Int
  /// Of listed subscriptions and of those that were listed once.
  package var entries: Int
  package var stories: Int
  /// Stories of more than one entry.
  package var merged: Int
}
