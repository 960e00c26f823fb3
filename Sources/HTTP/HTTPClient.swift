internal import CCurl
internal import Glibc
internal import Synchronization

/// All HTTP of the program: one libcurl thread behind one async function.
///
/// HTTP/2 over TLS, connections kept and reused, every encoding that libcurl has, certificates always verified. No
/// cookies, no Referer, no proxy from the environment, no retry, no redirect followed. Neither library nor thread is
/// there before the first request: most runs of cron find no source due.
package final class HTTPClient: Sendable {
  struct Settings: Sendable {
    var userAgent: String
    var limits: HTTPLimits
    var authorities: CertificateAuthorities
    var addresses: AddressPolicy
    var proxy: String?
  }

  private let inbox = Inbox()
  /// Nil once the loop has started.
  private let waiting: Mutex<Settings?>

  /// - Parameters:
  ///   - proxy: `http://host:port` and the like. All requests go there, and `addresses` is then not asked, since it is
  ///     the proxy that connects.
  package init(
    userAgent: String, limits: HTTPLimits = HTTPLimits(),
    authorities: CertificateAuthorities = .find(environment: [:]), addresses: AddressPolicy = AddressPolicy(),
    proxy: String? = nil
  ) {
    waiting = Mutex(
      Settings(userAgent: userAgent, limits: limits, authorities: authorities, addresses: addresses, proxy: proxy))
  }

  deinit { inbox.close() }

  /// One exchange. Cancelling the task aborts it.
  package func send(_ request: HTTPRequest) async -> Result<HTTPResponse, HTTPFailure> {
    guard request.url.isHTTP else {
      return .failure(HTTPFailure(.refused, "\(request.url.scheme): is not asked, only http: and https: are"))
    }
    startLoop()
    let id = inbox.newID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { reply in
        inbox.add(Inbox.Arrival(id: id, request: request, reply: reply))
        // A cancellation that came before the arrival has found nothing to cancel.
        if Task.isCancelled { inbox.cancel(id) }
      }
    } onCancel: {
      inbox.cancel(id)
    }
  }

  private func startLoop() {
    guard let settings = waiting.withLock({ $0.take() }) else { return }
    _ = HTTPClient.initializeLibrary
    Thread.start { [inbox] in
      // libcurl hands host names to libidn2 in the locale's encoding, and cron's locale is plain ASCII. Of this thread alone.
      if let locale = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) { unsafe uselocale(locale) }
      var loop = TransferLoop(inbox, settings: settings)
      loop.run()
    }
  }

  private static let initializeLibrary: Void = {
    curl_global_init(Int(CURL_GLOBAL_DEFAULT))
  }()
}

/// A detached POSIX thread; FoundationEssentials has none.
private final class Thread {
  private let body: @Sendable () -> Void

  private init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  static func start(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread(body)
    var id = pthread_t()
    let status = unsafe pthread_create(
      &id, nil,
      { pointer in
        unsafe Unmanaged<Thread>.fromOpaque(pointer!).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(thread).toOpaque())
    precondition(status == 0, "no thread for libcurl: \(status)")
    pthread_detach(id)
  }
}
