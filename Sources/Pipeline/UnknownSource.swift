/// A source was named that feeds.opml does not have.
package struct UnknownSource: Error, Sendable, Hashable, CustomStringConvertible {
  package var subject: String
  package var list: String

  package var description: String {
    "\(list) has no source '\(subject)'; 'feedmill list' shows them all, 'feedmill add' adds one"
  }
}
