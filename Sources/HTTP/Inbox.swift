internal import CCurl
internal import Synchronization

/// Where tasks leave work for the transfer loop. Holds the only lock and the only wake-up.
final class Inbox: Sendable {
  typealias Reply = CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>

  struct Arrival: Sendable {
    let id: UInt64
    let request: HTTPRequest
    let reply: Reply

    func cancel() {
      reply.resume(returning: .failure(HTTPFailure(.cancelled, "the request was cancelled")))
    }
  }

  struct Mail: Sendable {
    var arrivals: [Arrival] = []
    var cancellations: [UInt64] = []
    var isClosed = false
  }

  /// The multi handle, of which other threads may only call `curl_multi_wakeup`, and only inside the lock.
  ///
  /// Sendable because it is read and written inside the lock alone, and that one function is thread-safe.
  @safe private struct Bell: @unchecked Sendable {
    let multi: UnsafeMutableRawPointer
  }

  private struct State {
    var mail = Mail()
    var bell: Bell?
    var lastID: UInt64 = 0
    /// The loop waits, or is about to, and has not been woken.
    var isAsleep = false
  }

  private let state = Mutex(State())

  func newID() -> UInt64 {
    state.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  func add(_ arrival: Arrival) {
    post { $0.arrivals.append(arrival) }
  }

  func cancel(_ id: UInt64) {
    post { $0.cancellations.append(id) }
  }

  func close() {
    post { $0.isClosed = true }
  }

  private func post(_ write: (inout Mail) -> Void) {
    state.withLock { state in
      write(&state.mail)
      guard state.isAsleep, let bell = state.bell else { return }
      state.isAsleep = false
      // Inside the lock: after it the loop may be gone, and the handle with it.
      _ = unsafe curl_multi_wakeup(bell.multi)
    }
  }

  /// Whether the loop may wait: there is no mail, and the next will wake it.
  func fallAsleep() -> Bool {
    state.withLock { state in
      state.isAsleep = state.mail.arrivals.isEmpty && state.mail.cancellations.isEmpty && !state.mail.isClosed
      return state.isAsleep
    }
  }

  func take() -> Mail {
    state.withLock { state in
      let mail = state.mail
      state.isAsleep = false
      state.mail = Mail(isClosed: mail.isClosed)
      return mail
    }
  }

  func hang(bell multi: UnsafeMutableRawPointer) {
    let bell = unsafe Bell(multi: multi)
    state.withLock { $0.bell = bell }
  }

  func takeDownBell() {
    state.withLock { $0.bell = nil }
  }
}
