package import Subscribing
import Syndication

extension SubscriptionList {
  /// The one subscription that `subject` names: an address, a title, a number of `list`, or a part of these.
  ///
  /// Throws `UnknownSource` or `AmbiguousSource`.
  package func subscription(named subject: String) throws -> Subject.Candidate {
    switch Subject.find(subject, in: subscriptions) {
    case .one(let candidate): return candidate
    case .none: throw UnknownSource(subject: subject, list: file)
    case .several(let candidates): throw AmbiguousSource(subject: subject, candidates: candidates)
    }
  }
}
