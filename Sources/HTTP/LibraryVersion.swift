internal import CCurl

/// The libcurl that is linked, and the TLS library under it.
package enum LibraryVersion {
  /// As `libcurl/7.88.1 OpenSSL/3.0.17`.
  package static var curl: String {
    unsafe String(cString: curl_version()).split(separator: " ").prefix(2).joined(separator: " ")
  }
}
