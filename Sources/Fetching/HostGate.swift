internal import Synchronization

/// Lets a few requests to one host through at once, with a gap between their starts.
///
/// Waits before the request's own time begins. Order the subscriptions with `interleaved` first, or one host's feeds
/// fill the window with waiting.
final class HostGate: Sendable {
  private struct Lane {
    var running = 0
    /// The first moment at which another request may start.
    var next: SuspendingClock.Instant
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let width: Int
  private let gap: Duration
  private let lanes = Mutex<[String: Lane]>([:])

  init(width: Int, gap: Duration) {
    self.width = max(1, width)
    self.gap = gap
  }

  /// `body` is told when its request may start; each booking is a gap after the one before.
  func pass<Value>(_ host: String, _ body: (SuspendingClock.Instant?) async -> Value) async -> Value {
    await enter(host)
    defer { leave(host) }
    return await body(book(host))
  }

  private func enter(_ host: String) async {
    // Most hosts are free, and a continuation costs as much as the rest of this.
    if take(host) { return }
    await withCheckedContinuation { (turn: CheckedContinuation<Void, Never>) in
      if take(host, orWait: turn) { turn.resume() }
    }
  }

  /// Whether the host has a place.
  private func take(_ host: String, orWait turn: CheckedContinuation<Void, Never>? = nil) -> Bool {
    lanes.withLock { lanes in
      var lane = lanes[host] ?? Lane(next: .now)
      defer { lanes[host] = lane }
      guard lane.running < width else {
        if let turn { lane.waiting.append(turn) }
        return false
      }
      lane.running += 1
      return true
    }
  }

  private func book(_ host: String) -> SuspendingClock.Instant? {
    guard gap > .zero else { return nil }
    return lanes.withLock { lanes in
      let now = SuspendingClock.now
      let start = max(now, lanes[host]?.next ?? now)
      lanes[host]?.next = start + gap
      return start > now ? start : nil
    }
  }

  private func leave(_ host: String) {
    let turn = lanes.withLock { lanes -> CheckedContinuation<Void, Never>? in
      guard var lane = lanes[host] else { return nil }
      defer { lanes[host] = lane }
      guard lane.waiting.isEmpty else { return lane.waiting.removeFirst() }
      lane.running -= 1
      return nil
    }
    turn?.resume()
  }
}
