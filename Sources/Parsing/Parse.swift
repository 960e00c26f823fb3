package import Syndication

/// What reading a document came to. A document that is no feed is an answer too.
package enum Parse: Sendable, Hashable {
  /// A feed, with a sentence for each thing that it took to read it; `Warnings` has more to say.
  case feed(Feed, warnings: [String])
  /// No feed, with a sentence that says what the document is instead.
  case notAFeed(String)
}
