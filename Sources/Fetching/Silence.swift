internal import FoundationEssentials
internal import Synchronization

/// Hosts that have answered 429 with a Retry-After during this run: their other feeds are left alone too.
final class Silence: Sendable {
  private let hosts = Mutex<[String: Date]>([:])

  func keep(_ host: String, until: Date) {
    hosts.withLock { $0[host] = max($0[host] ?? until, until) }
  }

  func until(_ host: String, now: Date) -> Date? {
    hosts.withLock { hosts in hosts[host].flatMap { $0 > now ? $0 : nil } }
  }
}
