package import Syndication

/// The subscriptions, each host's in their order, the hosts by turns: `a1 a2 a3 b1 c1` becomes `a1 b1 c1 a2 a3`.
///
/// A window that is filled in this order asks many hosts at once and each of them seldom.
package func interleaved(_ subscriptions: [Subscription]) -> [Subscription] {
  var hosts: [Substring: Int] = [:]
  return subscriptions.enumerated()
    .map { index, subscription -> (turn: Int, index: Int) in
      let host = roughHost(of: subscription.feedURL)
      defer { hosts[host, default: 0] += 1 }
      return (hosts[host, default: 0], index)
    }
    .sorted { ($0.turn, $0.index) < ($1.turn, $1.index) }
    .map { subscriptions[$0.index] }
}

/// Between `://` and the next `/`; what orders a queue needs no more.
private func roughHost(of url: String) -> Substring {
  guard let scheme = url.firstRange(of: "://") else { return "" }
  return url[scheme.upperBound...].prefix { $0 != "/" }
}
