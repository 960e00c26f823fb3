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

    var isEmpty: Bool { arrivals.isEmpty && cancellations.isEmpty && !isClosed }
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

  /// The loop takes all mail before it waits, so mail in a box that was not empty needs no second ring.
  private func post(_ write: (inout Mail) -> Void) {
    state.withLock { state in
      let wasEmpty = state.mail.isEmpty
      write(&state.mail)
      // Inside the lock: after it the loop may be gone, and the handle with it.
      if wasEmpty, let bell = state.bell { _ = unsafe curl_multi_wakeup(bell.multi) }
    }
  }

  func take() -> Mail {
    state.withLock { state in
      let mail = state.mail
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
