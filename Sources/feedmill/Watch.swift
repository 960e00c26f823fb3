import Dispatch
import Files
import Synchronization

/// What looks after a run from a thread of its own, ten times a second: signals, the deadline, the progress line.
///
/// The first signal ends the run in order, the second at once.
final class Watch: Sendable {
  private enum Stage {
    /// Nothing is under way that a signal could hurt: it ends the process at once.
    case idle
    /// A signal cancels it.
    case cancellable(cancel: @Sendable () -> Void)
    /// A signal waits for its end.
    case closing
  }

  private struct State {
    var stage = Stage.idle
    /// The first that came.
    var signal: Int32?
    var isCancelled = false
    var progress: Progress?
    var since = ContinuousClock.now
    var line = ProgressLine()
  }

  /// What is in flight at the deadline may still arrive within this.
  private static let grace = Duration.seconds(2)

  private let signals: Signals
  private let deadline: ContinuousClock.Instant?
  private let state = Mutex(State())

  /// Takes the signals over from now on.
  init(deadline: ContinuousClock.Instant?) {
    signals = Signals()
    self.deadline = deadline
    DispatchQueue(label: "watch").async { [self] in
      while true { look(signals.next(within: 100)) }
    }
  }

  var signal: Int32? { state.withLock { $0.signal } }

  /// Whether another source may be asked.
  var mayBegin: Bool { !isPastDeadline && signal == nil }

  var isPastDeadline: Bool { deadline.map { $0 <= .now } ?? false }

  /// Runs `body`, and cancels it after a signal or at the end of the deadline's grace.
  ///
  /// - Parameter progress: shown on the terminal meanwhile; nil for none.
  func interruptibly<Value: Sendable>(
    showing progress: Progress? = nil, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await body() }
    state.withLock {
      $0.stage = .cancellable { task.cancel() }
      $0.isCancelled = false
      $0.progress = progress
      $0.since = .now
    }
    defer { rest() }
    return try await task.value
  }

  /// Runs `body` to its end, whatever comes; only a second signal ends it.
  func undisturbed<Value>(_ body: () throws -> Value) rethrows -> Value {
    state.withLock { $0.stage = .closing }
    defer { rest() }
    return try body()
  }

  private func rest() {
    state.withLock {
      // A signal still ends the run in order: its command asks for it.
      $0.stage = .closing
      $0.progress = nil
      $0.line.clear()
    }
  }

  private func look(_ signal: Int32?) {
    state.withLock { state in
      if let signal {
        let isIdle = if case .idle = state.stage { true } else { false }
        if isIdle || state.signal != nil {
          state.line.clear()
          Signals.die(of: signal)
        }
        state.signal = signal
      }
      let isLate = deadline.map { $0 + Watch.grace <= .now } ?? false
      if state.signal != nil || isLate, !state.isCancelled, case .cancellable(let cancel) = state.stage {
        state.isCancelled = true
        cancel()
      }
      if let progress = state.progress, !state.isCancelled {
        let (seconds, fraction) = (ContinuousClock.now - state.since).components
        // What is done at once needs no line.
        let passed = Double(seconds) + Double(fraction) * 1e-18
        if passed > 0.3 { state.line.draw(progress.now, seconds: passed) }
      }
    }
  }
}
