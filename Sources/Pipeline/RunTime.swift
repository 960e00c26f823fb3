package import FoundationEssentials

/// The time of a long run: what the wall clock said at its beginning, and a monotonic clock's way from there.
///
/// A clock that is set while feeds are fetched makes no schedule jump.
package struct RunTime: Sendable {
  private let beginning: Date
  private let start: ContinuousClock.Instant?

  /// `start`: when `beginning` was read. Nil: time stands still.
  package init(_ beginning: Date, since start: ContinuousClock.Instant? = nil) {
    self.beginning = beginning
    self.start = start
  }

  package var now: Date {
    guard let start else { return beginning }
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return beginning + Double(seconds) + Double(attoseconds) * 1e-18
  }
}
