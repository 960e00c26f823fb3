internal import CCurl

/// An address as libcurl itself reads it, so that no check of ours can read it differently.
///
/// The text is what is asked: white space and other than ASCII encoded, without credentials and fragment. Two
/// addresses with the same text are the same to a server.
package struct HTTPURL: Sendable, Hashable {
  package let text: String
  /// Lower case; not always http or https.
  package let scheme: String
  /// Lower case, numeric IPv4 spellings in their dotted form.
  package let host: String
  package let port: Int
  /// From the address's userinfo, percent-decoded.
  package let user: String?
  package let password: String?

  /// Nil when libcurl cannot read it: `data:` and `javascript:` are such. A relative reference needs a base.
  package init?(_ reference: String, relativeTo base: HTTPURL? = nil) {
    guard !reference.isEmpty, let parts = Parts() else { return nil }
    if let base, !parts.set(base.text) { return nil }
    guard parts.set(reference), let scheme = parts[CURLUPART_SCHEME] else { return nil }
    self.scheme = scheme
    host = (parts[CURLUPART_HOST] ?? "").lowercased()
    port = parts[CURLUPART_PORT].flatMap { Int($0) } ?? 0
    user = parts[CURLUPART_USER]
    password = parts[CURLUPART_PASSWORD]
    parts.remove(CURLUPART_USER)
    parts.remove(CURLUPART_PASSWORD)
    parts.remove(CURLUPART_FRAGMENT)
    guard let text = parts.text else { return nil }
    self.text = text
  }

  package var isHTTP: Bool { scheme == "http" || scheme == "https" }

  /// RFC 6454: the same scheme, host and port.
  package func hasOrigin(of other: HTTPURL) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }
}

extension HTTPURL: CustomStringConvertible {
  package var description: String { text }
}

/// The owner of one `CURLU`.
@safe private struct Parts: ~Copyable {
  private let handle: OpaquePointer

  init?() {
    guard let handle = unsafe curl_url() else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe curl_url_cleanup(handle) }

  /// Resolves against what was set before.
  func set(_ reference: String) -> Bool {
    let flags = UInt32(CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME)
    return unsafe curl_url_set(handle, CURLUPART_URL, reference, flags) == CURLUE_OK
  }

  func remove(_ part: CURLUPart) {
    unsafe curl_url_set(handle, part, nil, 0)
  }

  var text: String? { read(CURLUPART_URL, flags: 0) }

  subscript(part: CURLUPart) -> String? {
    let isDecoded = part == CURLUPART_USER || part == CURLUPART_PASSWORD
    return read(part, flags: UInt32(isDecoded ? CURLU_URLDECODE : CURLU_DEFAULT_PORT))
  }

  private func read(_ part: CURLUPart, flags: UInt32) -> String? {
    var value: UnsafeMutablePointer<CChar>?
    guard unsafe feedmill_curl_url_get(handle, part, &value, flags) == CURLUE_OK, let value = unsafe value else {
      return nil
    }
    defer { unsafe curl_free(value) }
    return unsafe String(cString: value)
  }
}
