import Glibc

/// Signals that end a program, taken as messages.
///
/// The handler does nothing but write the signal's number into a pipe; a thread of the program's own reads it there,
/// where any function may be called. sigwait(3) would do without a handler, but libdispatch leaves the main thread
/// in a sigsuspend(2) that lets every signal through, whatever was blocked before.
package struct Signals: Sendable {
  /// Two ends that are open for as long as the process lives.
  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      // Without it a signal is lost, and nothing worse.
      _ = unsafe Glibc.pipe(&ends)
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
      (reading, writing) = (ends[0], ends[1])
    }
  }

  private static let pipe = Pipe()

  /// Takes over SIGINT, SIGTERM, and SIGHUP unless whoever started the program ignores that (nohup).
  package init() {
    // Made here, since the handler must not be the first to ask for it.
    _ = Signals.pipe
    for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !Signals.isIgnored(number) {
      _ = Glibc.signal(number) { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        unsafe write(Signals.pipe.writing, &byte, 1)
        errno = code
      }
    }
  }

  /// The next signal, or nil when none came in so many milliseconds.
  package func next(within milliseconds: Int32) -> Int32? {
    var end = pollfd(fd: Signals.pipe.reading, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&end, 1, milliseconds) > 0 else { return nil }
    var byte: UInt8 = 0
    return unsafe read(Signals.pipe.reading, &byte, 1) == 1 ? Int32(byte) : nil
  }

  /// Ends the process as the signal would have, so that a shell sees 128 + number and leaves its loop, and systemd
  /// sees a service that was stopped.
  package static func die(of number: Int32) -> Never {
    _ = Glibc.signal(number, SIG_DFL)
    // The threads of libdispatch block it.
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    // Process 1 of a container has no default action.
    _exit(128 + number)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0, let handler = unsafe action.__sigaction_handler.sa_handler else {
      return false
    }
    return unsafe unsafeBitCast(handler, to: Int.self) == 1
  }
}
