package import Subscribing
package import Syndication

extension SubscriptionList {
  /// The one subscription that `subject` names: an address, a title, a number of `list`, or a part of these.
  ///
  /// - Parameter others: to choose from too, numbered after the list's own.
  ///
  /// Throws `UnknownSource` or `AmbiguousSource`.
  package func subscription(
    named subject: String, or others: [Subscription] = []
  ) throws -> Subject.Candidate {
    switch Subject.find(subject, in: subscriptions + others) {
    case .one(let candidate): return candidate
    case .none: throw UnknownSource(subject: subject, list: file)
    case .several(let candidates): throw AmbiguousSource(subject: subject, candidates: candidates)
    }
  }
}
