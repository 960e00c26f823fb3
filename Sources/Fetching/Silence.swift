internal import FoundationEssentials
internal import Synchronization

/// Hosts that have answered 429 or 503 with a Retry-After during this run: their other feeds are left alone too.
final class Silence: Sendable {
  /// Too many requests, and a server that is overloaded or being mended: neither is a matter of one address.
  static let statuses: Set<Int> = [429, 503]

  private let hosts = Mutex<[String: Date]>([:])

  func keep(_ host: String, until: Date) {
    hosts.withLock { $0[host] = max($0[host] ?? until, until) }
  }

  func until(_ host: String, now: Date) -> Date? {
    hosts.withLock { hosts in hosts[host].flatMap { $0 > now ? $0 : nil } }
  }
}
