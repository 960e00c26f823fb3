import Subscribing
import Syndication

/// Groups as a person types and reads them: `News/Crypto` is Crypto in News.
enum GroupPath {
  /// A group whose own title has a slash is found by its whole title.
  static func parse(_ text: String, in list: SubscriptionList) -> [String] {
    if let groups = list.subscriptions.map(\.groups).first(where: { self.text($0) == text }) { return groups }
    let titles = Set(list.subscriptions.flatMap(\.groups))
    if titles.contains(text) { return [text] }
    return text.split(separator: "/").map { String($0) }
  }

  static func text(_ groups: [String]) -> String { groups.joined(separator: "/") }
}
