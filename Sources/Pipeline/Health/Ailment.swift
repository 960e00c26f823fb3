package import FoundationEssentials
package import Syndication

/// What is wrong with a source that its owner should know, and the next step.
package struct Ailment: Sendable, Hashable {
  /// The worst last.
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Works, and will not for ever, or not as meant.
    case notice
    /// Works no more, or hardly, and may come back.
    case warning
    /// Will not come back unless somebody does something.
    case error

    package static func < (one: Severity, other: Severity) -> Bool {
      allCases.firstIndex(of: one)! < allCases.firstIndex(of: other)!
    }
  }

  package enum Kind: String, Sendable {
    /// A 410: it is not asked any more.
    case gone
    /// No fetch has succeeded for a day, and three at least have failed.
    case failing
    /// The same, by a page that wants a browser.
    case challenge
    /// Answers, but has posted nothing for far longer than it used to.
    case silent
    /// Answers, but never had an entry.
    case empty
    /// Is found through a permanent redirect.
    case moved
    /// Asks for fewer requests.
    case throttled
    /// Takes long to answer.
    case slow
    /// None of its last documents was well formed.
    case malformed
  }

  package var severity: Severity
  package var kind: Kind
  package var subscription: Subscription
  /// The feed's own title.
  package var feedTitle: String?
  /// Since when, where that is known.
  package var since: Date?
  /// What is wrong, in a sentence.
  package var message: String
  /// What to do, in a sentence.
  package var advice: String
}
