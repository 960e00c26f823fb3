/// Entries that the rules would group in another way than they are grouped.
package struct Regrouping: Sendable, Hashable {
  /// The stories as they are, each as its entries.
  package var before: [[EntryMention]]
  package var after: [[EntryMention]]
}
