package import FoundationEssentials

/// A feed that was found on the page of a lost source's site. For the owner to accept; never followed unasked.
package struct Proposal: Sendable, Hashable {
  package var url: String
  /// The feed's own.
  package var title: String?
  package var found: Date

  package init(_ url: String, title: String?, found: Date) {
    self.url = url
    self.title = title
    self.found = found
  }
}
