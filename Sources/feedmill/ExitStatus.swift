import ArgumentParser
import Glibc
import Pipeline

/// The exit codes that --help documents, and the one place that turns an error into one of them and a message.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let sourcesFail = ExitCode(3)
  /// EX_TEMPFAIL of sysexits.h: cron's mail may say 'try again'.
  static let busy = ExitCode(75)

  static func end(with error: any Error) -> Never {
    switch error {
    case let busy as Busy:
      Terminal.complain(busy.description)
      Feedmill.exit(withError: Self.busy)
    case is ExitCode, is CleanExit:
      Feedmill.exit(withError: error)
    default:
      let code = Feedmill.exitCode(for: error)
      if code == .success { Feedmill.exit(withError: error) }
      if code == .validationFailure {
        Terminal.complain(Feedmill.fullMessage(for: error), prefix: "")
        Feedmill.exit(withError: usage)
      }
      Terminal.complain(String(describing: error))
      Feedmill.exit(withError: failed)
    }
  }
}
