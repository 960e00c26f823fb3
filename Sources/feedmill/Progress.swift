import Files
import Pipeline
import Synchronization

/// What a refresh has done so far, told by its steps.
final class Progress: Sendable {
  struct Count: Sendable {
    var total: Int
    var done = 0
    var inFlight = 0
    var failed = 0
    var newEntries = 0
  }

  private let count: Mutex<Count>

  init(total: Int) { count = Mutex(Count(total: total)) }

  var now: Count { count.withLock { $0 } }

  func take(_ step: Course.Step) {
    count.withLock { count in
      switch step {
      case .began: count.inFlight += 1
      case .gaveUp: count.inFlight -= 1
      case .stored(let newEntries, let isFailure):
        count.inFlight -= 1
        count.done += 1
        count.newEntries += newEntries
        if isFailure { count.failed += 1 }
      }
    }
  }
}
