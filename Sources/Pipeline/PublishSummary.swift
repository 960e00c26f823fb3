/// What one publish did.
package struct PublishSummary: Sendable, Hashable, Codable {
  package struct File: Sendable, Hashable, Codable {
    /// Inside `folder`.
    package var path: String
    /// `written` or `unchanged`.
    package var outcome: String
  }

  /// In the published feed.
  package var stories: Int
  /// Stories that several sites carry.
  package var merged: Int
  package var folder: String
  package var files: [File]
}
