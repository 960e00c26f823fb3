/// What Apple's podcast module says of a feed or an episode, as written.
package struct Podcast: Sendable, Hashable {
  /// Whether directories are asked to leave it out: true exactly for `yes`.
  package var block: Bool?
  package var explicit: Bool?
  /// Of a feed: `episodic` or `serial`.
  package var type: String?
  /// Of a feed: no more episodes will come.
  package var complete: Bool?
  /// Of an episode, as written: seconds, `MM:SS` or `HH:MM:SS`.
  package var duration: String?
  package var subtitle: String?
  package var episode: String?
  package var season: String?
  /// `full`, `trailer` or `bonus`.
  package var episodeType: String?

  package init() {}
}
