package import Syndication

/// Subscriptions that another program wrote down.
package struct ForeignList: Sendable {
  package enum Format: String, Sendable, Hashable, CaseIterable {
    /// NetNewsWire, FreshRSS, Miniflux, Feedly, Liferea and most others.
    case opml
    /// Newsboat's `urls`: an address a line, tags after it.
    case newsboat
    /// Planet Venus' `config.ini`: a section a feed.
    case venus
  }

  package var title: String?
  /// Only http and https; of those with the same address the first.
  package var subscriptions: [Subscription] = []
  package var inclusions: [SubscriptionList.Inclusion] = []
  package var remarks: [Remark] = []
  /// What Planet Venus calls its settings: `name`, `link`, `owner_name` and others, in the file's order.
  package var settings: [(name: String, value: String)] = []

  private var seen = Set<String>()

  /// - Parameter format: nil lets the first characters decide between OPML and newsboat's file.
  package init(
    _ bytes: [UInt8], file: String, format: Format? = nil, limits: SubscriptionList.Limits = SubscriptionList.Limits()
  ) throws(OPMLError) {
    switch format ?? ForeignList.guess(bytes) {
    case .opml:
      let list = try SubscriptionList(bytes: bytes, location: "file:///", file: file, trust: .foreign, limits: limits)
      title = list.title
      subscriptions = list.subscriptions
      inclusions = list.inclusions
      remarks = list.remarks
    case .newsboat: try readUrls(bytes, file, limits)
    case .venus: try readVenus(bytes, file, limits)
    }
  }

  private static func guess(_ bytes: [UInt8]) -> Format {
    let first = bytes.first { !$0.isSpace && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    guard let first, first != .lessThan, first != 0xFF, first != 0xFE, first != 0 else { return .opml }
    let text = String(decoding: bytes.prefix(65536), as: UTF8.self)
    let hasAddress = text.split(whereSeparator: \.isNewline).contains { line in
      line.contains("://") && !line.hasPrefix("#") && !line.hasPrefix("[")
    }
    return hasAddress ? .newsboat : .opml
  }

  mutating func subscribe(_ subscription: Subscription, file: String, line: Int) {
    guard let address = FeedAddress.resolve(subscription.feedURL, against: "file:///", trust: .foreign) else {
      return remark("not followed: " + FeedAddress.objection(to: subscription.feedURL, trust: .foreign), file, line)
    }
    guard seen.insert(address).inserted else {
      return remark("\(address) is there already; this one is passed over", file, line)
    }
    var subscription = subscription
    subscription.feedURL = address
    subscriptions.append(subscription)
  }

  mutating func remark(_ words: String, _ file: String, _ line: Int) {
    remarks.append(Remark(file: file, line: line, words: words))
  }

  static func text(
    _ bytes: [UInt8], _ file: String, _ limits: SubscriptionList.Limits
  ) throws(OPMLError) -> String {
    guard bytes.count <= limits.bytes else {
      throw OPMLError(
        file: file, problem: "the file has \(bytes.count) bytes, more than the \(limits.bytes) that are read",
        advice: "Check that it is a subscription list")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
