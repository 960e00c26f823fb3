import Syndication

extension Subscription {
  /// For people: its title and address.
  var name: String { title.map { "\($0) (\(shownURL))" } ?? shownURL }
}
