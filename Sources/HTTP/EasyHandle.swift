internal import CCurl

/// The owner of one `CURL`, with the settings that all exchanges share. Reused, because a handle costs more than a request.
@safe final class EasyHandle {
  private let easy: UnsafeMutableRawPointer
  private let message: UnsafeMutablePointer<CChar>
  private var fields: UnsafeMutablePointer<curl_slist>?

  init(userAgent: String, limits: HTTPLimits, authorities: CertificateAuthorities, proxy: String?) {
    guard let easy = unsafe curl_easy_init() else { fatalError("libcurl has no memory for a handle") }
    unsafe self.easy = unsafe easy
    unsafe message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe set(CURLOPT_ERRORBUFFER, pointer: message)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    set(CURLOPT_ACCEPT_ENCODING, "")  // All that libcurl has.
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_PROXY, proxy ?? "")  // Empty: none from the environment either.
    set(CURLOPT_USERAGENT, userAgent)
    set(authorities)
    set(limits)
    unsafe feedmill_curl_setopt_receiver(easy, CURLOPT_HEADERFUNCTION) { unsafe receiveHead($0, $1, $2, $3) }
    unsafe feedmill_curl_setopt_receiver(easy, CURLOPT_WRITEFUNCTION) { unsafe receiveBody($0, $1, $2, $3) }
    // A proxy's own address is the owner's choice, and libcurl connects to no other then.
    if proxy == nil { unsafe feedmill_curl_setopt_opensocket(easy) { unsafe openSocket($0, $1, $2) } }
  }

  deinit {
    unsafe curl_easy_cleanup(easy)
    unsafe curl_slist_free_all(fields)
    unsafe message.deallocate()
  }

  private func set(_ authorities: CertificateAuthorities) {
    switch authorities {
    case .bundle(let path):
      set(CURLOPT_CAINFO, path)
      unsafe feedmill_curl_setopt_string(easy, CURLOPT_CAPATH, nil)
    case .directory(let path):
      unsafe feedmill_curl_setopt_string(easy, CURLOPT_CAINFO, nil)
      set(CURLOPT_CAPATH, path)
    }
  }

  private func set(_ limits: HTTPLimits) {
    set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTime.milliseconds)
    set(CURLOPT_LOW_SPEED_LIMIT, limits.stallRate)
    set(CURLOPT_LOW_SPEED_TIME, max(1, limits.stallTime.milliseconds / 1000))
    unsafe feedmill_curl_setopt_offset(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.bodyBytes))
  }

  func prepare(for request: HTTPRequest, limits: HTTPLimits) {
    unsafe message.pointee = 0
    set(CURLOPT_URL, request.url.text)
    // Whether a connection can be shared is known after the TLS handshake, but without TLS only after an answer: a server
    // that is silent would hold up all that is asked of it.
    set(CURLOPT_PIPEWAIT, request.url.scheme == "https" ? 1 : 0)
    set(CURLOPT_TIMEOUT_MS, max(1, min(limits.totalTime, request.timeLimit ?? limits.totalTime).milliseconds))
    set(request.body)
    unsafe curl_slist_free_all(fields)
    unsafe fields = nil
    for field in request.fields where !"\(field.name)\(field.value)".utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      // 'Name;' is libcurl's way to send a field that is empty.
      let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
      unsafe fields = curl_slist_append(fields, line)
    }
    unsafe feedmill_curl_setopt_pointer(easy, CURLOPT_HTTPHEADER, fields)
  }

  /// libcurl keeps a copy, as long as it was told the size before (CURLOPT_COPYPOSTFIELDS).
  private func set(_ body: [UInt8]?) {
    guard var body else { return set(CURLOPT_HTTPGET, 1) }
    set(CURLOPT_POST, 1)
    unsafe feedmill_curl_setopt_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    unsafe body.withUnsafeMutableBytes { bytes in
      _ = unsafe feedmill_curl_setopt_pointer(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress)
    }
  }

  /// Until `leave`. The transfer is not retained.
  func enter(_ multi: UnsafeMutableRawPointer, for transfer: Transfer) {
    let pointer = unsafe Unmanaged.passUnretained(transfer).toOpaque()
    unsafe set(CURLOPT_PRIVATE, pointer: pointer)
    unsafe set(CURLOPT_HEADERDATA, pointer: pointer)
    unsafe set(CURLOPT_WRITEDATA, pointer: pointer)
    unsafe set(CURLOPT_OPENSOCKETDATA, pointer: pointer)
    unsafe curl_multi_add_handle(multi, easy)
  }

  func leave(_ multi: UnsafeMutableRawPointer) {
    unsafe curl_multi_remove_handle(multi, easy)
  }

  var status: Int {
    var status = 0
    unsafe feedmill_curl_getinfo_long(easy, CURLINFO_RESPONSE_CODE, &status)
    return status
  }

  /// What libcurl says went wrong.
  var errorMessage: String? {
    unsafe message.pointee == 0 ? nil : String(cString: message)
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe feedmill_curl_setopt_long(easy, option, value)
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe feedmill_curl_setopt_string(easy, option, value)
  }

  private func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) {
    unsafe feedmill_curl_setopt_pointer(easy, option, pointer)
  }
}

extension Duration {
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}

private func transfer(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
  unsafe Unmanaged<Transfer>.fromOpaque(pointer!).takeUnretainedValue()
}

private func receiveHead(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
  unsafe transfer(pointer).receiveHead(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : -1
}

private func receiveBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
  unsafe transfer(pointer).receiveBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : -1
}

private func openSocket(
  _ pointer: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  unsafe transfer(pointer).openSocket(to: address!)
}
