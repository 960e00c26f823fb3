import ArgumentParser
import Files
import Pipeline

/// The exit codes that --help documents, and the one place that turns an error into one of them and a message.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let sourcesFail = ExitCode(3)
  /// EX_TEMPFAIL of sysexits.h: cron's mail may say 'try again'.
  static let busy = ExitCode(75)

  /// Each code and what it means, for --help and the manual.
  static let meanings: [(code: Int32, meaning: String)] = [
    (0, "Done."),
    (1, "Failed: nothing was done, or nothing could be published; the message says why."),
    (2, "A mistake in the command line."),
    (
      3,
      "Done, but a source fails persistently: it is gone (410), or has failed three times in a row and for a day. With "
        + "--strict, any failure."
    ),
    (75, "Another run holds the lock; this one did nothing."),
    (130, "Ended by Ctrl-C (SIGINT): what had come is stored, output/ stays as it was."),
    (143, "The same by SIGTERM. A hang-up gives 129."),
  ]

  /// What the process will end with for an error that is thrown out of a run.
  static func code(of error: any Error) -> Int32 {
    switch error {
    case is Busy: busy.rawValue
    case let interrupted as Interrupted: 128 + interrupted.signal
    case let code as ExitCode: code.rawValue
    default: failed.rawValue
    }
  }

  private static var isQuiet: Bool {
    ProcessArguments.all.contains { argument in
      argument == "--quiet" || (argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.contains("q"))
    }
  }

  static func end(with error: any Error) -> Never {
    switch error {
    case let interrupted as Interrupted:
      Terminal.complain(interrupted.description)
      Signals.die(of: interrupted.signal)
    case let busy as Busy:
      // Cron mails what is said; that the last run is still at work is no news where it is to be quiet.
      if !isQuiet { Terminal.complain(busy.description) }
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
