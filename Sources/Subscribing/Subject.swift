package import Syndication

/// What a person calls a subscription: its address, its title, its number in the list, or a part of these.
package enum Subject {
  package struct Candidate: Sendable, Hashable {
    /// Counted from 1, as `list` shows it.
    package var number: Int
    package var subscription: Subscription
  }

  package enum Match: Sendable, Hashable {
    case one(Candidate)
    case none
    /// In the list's order.
    case several([Candidate])
  }

  /// The strictest reading that fits anything decides: whole address, whole title, number, part of either.
  ///
  /// Letter case is ignored except in whole addresses; of an address, so are the scheme and a slash at the end.
  package static func find(_ subject: String, in subscriptions: [Subscription]) -> Match {
    guard let words = subject.trimmed else { return .none }
    let candidates = numbered(subscriptions)
    let exact = candidates.filter { $0.subscription.feedURL == words }
    if !exact.isEmpty { return match(exact) }
    if let address = FeedAddress.typed(words) {
      let key = FeedAddress.key(address)
      let found = candidates.filter { FeedAddress.key($0.subscription.feedURL) == key }
      if !found.isEmpty { return match(found) }
    }
    let lower = words.lowercased()
    let titled = candidates.filter { $0.subscription.title?.lowercased() == lower }
    if !titled.isEmpty { return match(titled) }
    if let number = number(words) {
      guard candidates.indices.contains(number - 1) else { return .none }
      return .one(candidates[number - 1])
    }
    return match(
      candidates.filter {
        ($0.subscription.title ?? "").lowercased().contains(lower)
          || $0.subscription.feedURL.lowercased().contains(lower)
          || ($0.subscription.siteURL ?? "").lowercased().contains(lower)
      })
  }

  package static func numbered(_ subscriptions: [Subscription]) -> [Candidate] {
    subscriptions.enumerated().map { Candidate(number: $0.offset + 1, subscription: $0.element) }
  }

  /// `12` or `#12`.
  private static func number(_ words: String) -> Int? {
    let digits = words.hasPrefix("#") ? words.dropFirst() : words[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(digits)
  }

  private static func match(_ found: [Candidate]) -> Match {
    switch found.count {
    case 0: .none
    case 1: .one(found[0])
    default: .several(found)
    }
  }
}
