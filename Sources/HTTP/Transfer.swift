internal import CCurl
internal import Glibc

/// One exchange under way: what libcurl's callbacks have brought of its answer so far.
///
/// Made, called and ended on the transfer loop's thread.
final class Transfer {
  let handle: EasyHandle
  private let arrival: Inbox.Arrival
  private let limits: HTTPLimits
  private let addresses: AddressPolicy
  private var fields = HTTPFields()
  private var body: [UInt8] = []
  private var headBytes = 0
  private var isHeadDone = false
  /// Why a callback of ours made libcurl give up.
  private var ownFailure: HTTPFailure?
  private var refusal: HTTPFailure?

  init(_ arrival: Inbox.Arrival, handle: EasyHandle, limits: HTTPLimits, addresses: AddressPolicy) {
    self.arrival = arrival
    self.handle = handle
    self.limits = limits
    self.addresses = addresses
  }

  var id: UInt64 { arrival.id }

  /// False ends the exchange.
  func receiveHead(_ line: UnsafeRawBufferPointer) -> Bool {
    headBytes += line.count
    guard headBytes <= limits.headBytes else {
      return fail(.limit, "its header fields are larger than \(limits.headBytes) bytes")
    }
    if unsafe line.starts(with: "HTTP/".utf8) {
      fields.removeAll()  // An interim answer (1xx) came before.
      isHeadDone = false
    } else if isHeadDone {
      return true  // A trailer.
    } else if unsafe line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") {
      isHeadDone = true
      return prepareForBody()
    } else {
      unsafe fields.append(line: line)
    }
    return true
  }

  private func prepareForBody() -> Bool {
    let lengths = Set(fields.all("Content-Length"))
    guard lengths.count <= 1 else { return fail(.garbled, "its Content-Length is given twice, and differs") }
    if let length = lengths.first.flatMap({ Int($0) }), length > 0, length <= limits.bodyBytes {
      body.reserveCapacity(length)
    }
    return true
  }

  /// False ends the exchange.
  func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= limits.bodyBytes else {
      return fail(.limit, "its body is larger than \(limits.bodyBytes) bytes")
    }
    unsafe body.append(contentsOf: bytes)
    return true
  }

  private func fail(_ kind: HTTPFailure.Kind, _ message: String) -> Bool {
    ownFailure = HTTPFailure(kind, message)
    return false
  }

  /// A socket to connect with, or `CURL_SOCKET_BAD` where the policy forbids the address.
  func openSocket(to address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    guard let target = unsafe SocketAddress(address) else { return CURL_SOCKET_BAD }
    if let kind = addresses.refusal(of: target) {
      refusal = HTTPFailure(
        .refused, "\(target) is \(kind); allow-private-addresses in feedmill.yaml can name it if it is yours")
      return CURL_SOCKET_BAD
    }
    let type = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return unsafe socket(address.pointee.family, type, address.pointee.protocol)
  }

  /// Resumes who asked. Called once.
  func end(with code: CURLcode, status: Int) {
    guard code == CURLE_OK else {
      arrival.reply.resume(returning: .failure(failure(for: code)))
      return
    }
    arrival.reply.resume(returning: .success(HTTPResponse(status: status, fields: fields, body: body)))
  }

  func cancel() {
    arrival.cancel()
  }

  private func failure(for code: CURLcode) -> HTTPFailure {
    if let ownFailure { return ownFailure }
    if code == CURLE_COULDNT_CONNECT, let refusal { return refusal }
    let kind = HTTPFailure.Kind(code)
    // libcurl takes its own decoder's failure for one of ours to write.
    if code == CURLE_WRITE_ERROR { return HTTPFailure(kind, "its body is not what its Content-Encoding says") }
    let detail = unsafe handle.errorMessage ?? String(cString: curl_easy_strerror(code))
    return HTTPFailure(kind, kind == .limit ? "its body is larger than \(limits.bodyBytes) bytes" : detail)
  }
}

extension HTTPFailure.Kind {
  fileprivate init(_ code: CURLcode) {
    switch code {
    case CURLE_URL_MALFORMAT: self = .refused
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .dns
    case CURLE_OPERATION_TIMEDOUT: self = .timeout
    case CURLE_FILESIZE_EXCEEDED: self = .limit
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
      CURLE_USE_SSL_FAILED:
      self = .tls
    // Only http and https are asked, so an unsupported protocol is an answer that is no HTTP.
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING,
      CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_WRITE_ERROR:
      self = .garbled
    default: self = .connection
    }
  }
}
