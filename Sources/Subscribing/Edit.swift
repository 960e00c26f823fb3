package import Syndication

extension SubscriptionList {
  /// A change that can be made again, should the file have been changed by hand in between.
  ///
  /// Feeds are named by their `feedURL`; a change is made to every outline of that feed.
  package enum Edit: Sendable, Hashable {
    /// Each into its groups, which are made if they are not there, after what they hold.
    case add([Subscription])
    case remove(String)
    case rename(String, to: String)
    /// Into groups, outermost first, which are made if they are not there; `[]` is the top.
    case move(String, to: [String])
    case pause(String)
    case resume(String)
    /// As `Interval` reads it; nil for none.
    case setInterval(String, to: String?)
    /// Follows another address from now on.
    case readdress(String, to: String)

    var feeds: [String] {
      switch self {
      case .add(let subscriptions): subscriptions.map(\.feedURL)
      case .remove(let feed), .rename(let feed, _), .move(let feed, _), .pause(let feed), .resume(let feed),
        .setInterval(let feed, _):
        [feed]
      case .readdress(let feed, let address): [feed, address]
      }
    }
  }

  /// Changes the bytes at one place; all else stays byte for byte.
  ///
  /// Throws, and changes nothing, when the feed is not in the list, when the added one is already, or when the file is
  /// so odd that the change would touch another feed.
  package mutating func apply(_ edit: Edit) throws(OPMLError) {
    var revision = Revision(self)
    switch edit {
    case .add(let subscriptions):
      for subscription in subscriptions where nodesOfFeed[subscription.feedURL] != nil {
        throw refusal("\(subscription.feedURL) is already in the list", "See 'feedmill list'")
      }
      revision.add(subscriptions)
    case .remove(let feed): for node in try nodes(of: feed) { revision.remove(node) }
    case .rename(let feed, let title): for node in try nodes(of: feed) { revision.rename(node, to: title) }
    case .move(let feed, let groups): revision.move(try nodes(of: feed), to: groups)
    case .pause(let feed): for node in try nodes(of: feed) { revision.set("feedmill:paused", to: "true", of: node) }
    case .resume(let feed): for node in try nodes(of: feed) { revision.set("feedmill:paused", to: nil, of: node) }
    case .setInterval(let feed, let interval):
      for node in try nodes(of: feed) { revision.set("feedmill:interval", to: interval, of: node) }
    case .readdress(let feed, let address):
      guard feed == address || nodesOfFeed[address] == nil else {
        throw refusal("\(address) is already in the list", "Remove one of the two")
      }
      for node in try nodes(of: feed) { revision.set("xmlUrl", to: relative(address), of: node) }
    }
    let before = self
    try replaceBytes(revision.finish())
    guard others(than: edit) == before.others(than: edit), isDone(edit) else {
      self = before
      throw refusal("the file is too irregular for this change", "Make it by hand")
    }
  }

  package func contains(_ feedURL: String) -> Bool { nodesOfFeed[feedURL] != nil }

  private func nodes(of feed: String) throws(OPMLError) -> [Int] {
    guard let nodes = nodesOfFeed[feed] else { throw refusal("\(feed) is not in the list", "See 'feedmill list'") }
    return nodes
  }

  private func others(than edit: Edit) -> [Subscription] {
    let feeds = Set(edit.feeds)
    return subscriptions.filter { !feeds.contains($0.feedURL) }
  }

  private func isDone(_ edit: Edit) -> Bool {
    switch edit {
    case .add(let subscriptions): subscriptions.allSatisfy { contains($0.feedURL) }
    case .remove(let feed): !contains(feed)
    case .readdress(_, let address): contains(address)
    case .rename(let feed, _), .move(let feed, _), .pause(let feed), .resume(let feed), .setInterval(let feed, _):
      contains(feed)
    }
  }

  private func refusal(_ problem: String, _ advice: String) -> OPMLError {
    OPMLError(file: file, problem: problem, advice: advice)
  }

  /// A `file:` address below the list's own folder as a relative one; any other as it is.
  func relative(_ address: String) -> String {
    guard let slash = location.lastIndex(of: "/"), location.hasPrefix("file:") else { return address }
    let folder = location[...slash]
    guard address.hasPrefix(folder), address.count > folder.count else { return address }
    let rest = address.dropFirst(folder.count)
    // `a:b.xml` would read as a scheme.
    return rest.prefix { $0 != "/" }.contains(":") ? address : String(rest)
  }
}
