package import Subscribing
import Syndication

/// Words that fit several sources of feeds.opml.
package struct AmbiguousSource: Error, Sendable, Hashable, CustomStringConvertible {
  package var subject: String
  /// In the list's order.
  package var candidates: [Subject.Candidate]

  package var description: String {
    var lines = ["'\(subject)' fits \(candidates.count) sources; name one by its number or its address:"]
    for candidate in candidates.prefix(10) {
      let subscription = candidate.subscription
      lines.append("  \(candidate.number)  " + (subscription.title.map { "\($0)  " } ?? "") + subscription.shownURL)
    }
    if candidates.count > 10 { lines.append("  and \(candidates.count - 10) more") }
    return lines.joined(separator: "\n")
  }
}
