/// The subscriptions, each host's in their order, the hosts by turns: `a1 a2 a3 b1 c1` becomes `a1 b1 c1 a2 a3`.
///
/// A window that is filled in this order asks many hosts at once and each of them seldom. `address` gives a feed's.
package func interleaved<Value>(_ values: [Value], by address: (Value) -> String) -> [Value] {
  var hosts: [Substring: Int] = [:]
  return values.enumerated()
    .map { index, value -> (turn: Int, index: Int) in
      let host = roughHost(of: address(value))
      defer { hosts[host, default: 0] += 1 }
      return (hosts[host, default: 0], index)
    }
    .sorted { ($0.turn, $0.index) < ($1.turn, $1.index) }
    .map { values[$0.index] }
}

/// Between `//` and the next `/`; what orders a queue needs no more.
private func roughHost(of url: String) -> Substring {
  let slash = UInt8(ascii: "/")
  guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return "" }
  let rest = url.utf8[url.utf8.index(after: colon)...]
  guard rest.starts(with: [slash, slash]) else { return "" }
  return Substring(rest.dropFirst(2).prefix { $0 != slash })
}
