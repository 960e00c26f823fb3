/// A stored entry that may be a copy of the new one.
package struct Candidate: Sendable {
  /// The entry's row.
  package var entry: Int64
  /// Its story's row.
  package var story: Int64
  package var features: Features
  /// Whether the new entry's own fetch brought it too.
  package var isOfSameFetch: Bool

  package init(entry: Int64, story: Int64, features: Features, isOfSameFetch: Bool = false) {
    self.entry = entry
    self.story = story
    self.features = features
    self.isOfSameFetch = isOfSameFetch
  }
}
