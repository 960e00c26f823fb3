/// A feed that a page names.
package struct DiscoveredFeed: Sendable, Hashable {
  package enum Evidence: String, Sendable, Hashable, Comparable {
    /// `link rel=alternate` with a feed's media type.
    case declared
    /// An ordinary link that looks like a feed's.
    case linked

    package static func < (left: Evidence, right: Evidence) -> Bool { left == .declared && right == .linked }
  }

  /// Absolute, http or https.
  package var url: String
  package var title: String?
  /// Media type, lower case, without parameters.
  package var type: String?
  package var evidence: Evidence

  package init(_ url: String, title: String? = nil, type: String? = nil, evidence: Evidence) {
    self.url = url
    self.title = title
    self.type = type
    self.evidence = evidence
  }
}
