internal import CCurl

/// The owner of the multi handle: a local variable of the one thread that runs it.
@safe struct TransferLoop: ~Copyable {
  private let multi: UnsafeMutableRawPointer
  private let inbox: Inbox
  private let settings: HTTPClient.Settings
  private var idle: [EasyHandle] = []
  private var running: [UInt64: Transfer] = [:]
  /// Those whose time has not come.
  private var waiting: [Inbox.Arrival] = []

  init(_ inbox: Inbox, settings: HTTPClient.Settings) {
    guard let multi = unsafe curl_multi_init() else { fatalError("libcurl has no memory for a multi handle") }
    unsafe self.multi = unsafe multi
    self.inbox = inbox
    self.settings = settings
    unsafe feedmill_curl_multi_setopt_long(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings.limits.connectionsPerHost)
    unsafe feedmill_curl_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, settings.limits.idleConnections)
    unsafe inbox.hang(bell: multi)
  }

  deinit {
    inbox.takeDownBell()
    unsafe curl_multi_cleanup(multi)
  }

  /// Returns once the inbox is closed.
  mutating func run() {
    var mail = inbox.take()
    while !mail.isClosed {
      for arrival in mail.arrivals {
        if arrival.request.earliest == nil { start(arrival) } else { waiting.append(arrival) }
      }
      for id in mail.cancellations { cancel(id) }
      let patience = startWaiting()
      perform()
      endFinished()
      // Ends early for a socket, for one of libcurl's own times, and for mail.
      if inbox.fallAsleep() { unsafe curl_multi_poll(multi, nil, 0, patience, nil) }
      mail = inbox.take()
    }
    for id in Array(running.keys) { cancel(id) }
    for arrival in mail.arrivals + waiting { arrival.cancel() }
  }

  /// Starts those whose time has come. Milliseconds until the next one's time.
  private mutating func startWaiting() -> Int32 {
    guard !waiting.isEmpty else { return 60_000 }
    let now = SuspendingClock.now
    var next: Duration = .seconds(60)
    var index = 0
    while index < waiting.count {
      let left = (waiting[index].request.earliest ?? now) - now
      if left <= .zero {
        start(waiting.remove(at: index))
      } else {
        next = min(next, left)
        index += 1
      }
    }
    return Int32(next.milliseconds + 1)
  }

  private mutating func start(_ arrival: Inbox.Arrival) {
    let handle =
      idle.popLast()
      ?? EasyHandle(
        userAgent: settings.userAgent, limits: settings.limits, authorities: settings.authorities,
        proxy: settings.proxy)
    let transfer = Transfer(arrival, handle: handle, limits: settings.limits, addresses: settings.addresses)
    handle.prepare(for: arrival.request, limits: settings.limits)
    running[arrival.id] = transfer
    unsafe handle.enter(multi, for: transfer)
  }

  private mutating func cancel(_ id: UInt64) {
    if let index = waiting.firstIndex(where: { $0.id == id }) {
      waiting.remove(at: index).cancel()
    } else if let transfer = remove(id) {
      transfer.cancel()
    }
  }

  private func perform() {
    var count: Int32 = 0
    unsafe curl_multi_perform(multi, &count)
  }

  private mutating func endFinished() {
    var left: Int32 = 0
    while let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
      let code = unsafe feedmill_curl_message_result(message)
      var pointer: UnsafeMutableRawPointer?
      unsafe feedmill_curl_getinfo_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &pointer)
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(pointer!).takeUnretainedValue()
      let status = transfer.handle.status
      _ = remove(transfer.id)
      transfer.end(with: code, status: status)
    }
  }

  private mutating func remove(_ id: UInt64) -> Transfer? {
    guard let transfer = running.removeValue(forKey: id) else { return nil }
    unsafe transfer.handle.leave(multi)
    idle.append(transfer.handle)
    return transfer
  }
}
