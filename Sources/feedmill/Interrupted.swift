import Glibc

/// The user or the system asked a run to end. Thrown; the process then ends as the signal would have ended it.
struct Interrupted: Error, CustomStringConvertible {
  /// SIGINT, SIGTERM or SIGHUP.
  var signal: Int32
  /// Whether the refresh was over.
  var isPublished = false

  var description: String {
    let cause =
      switch signal {
      case SIGINT: "interrupted"
      case SIGHUP: "ended: the terminal is gone"
      default: "ended by a signal"
      }
    return isPublished
      ? "\(cause); everything is stored and published"
      : "\(cause); what had come is stored, output/ stays as it was, the next run goes on from here"
  }
}
