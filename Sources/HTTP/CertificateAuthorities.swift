internal import Glibc

/// Whose certificates are trusted: a bundle file, or where there is none a directory of hashed ones.
///
/// A bundle is parsed once an hour or less; with a directory named, libcurl parses its bundle again for every
/// connection (16 ms of CPU a feed against 1.3, measured with libcurl 7.88 and OpenSSL 3.0).
package enum CertificateAuthorities: Sendable, Hashable {
  case bundle(String)
  case directory(String)

  /// `configured`, else `SSL_CERT_FILE` or `CURL_CA_BUNDLE` of `environment`, else the system's bundle, else its directory.
  /// A file that was asked for and cannot be read is still returned: every exchange then fails, and says why.
  package static func find(configured: String? = nil, environment: [String: String]) -> CertificateAuthorities {
    if let configured { return .bundle(configured) }
    for name in ["SSL_CERT_FILE", "CURL_CA_BUNDLE"] {
      if let path = environment[name], !path.isEmpty { return .bundle(path) }
    }
    if let path = bundles.first(where: { unsafe access($0, R_OK) == 0 }) { return .bundle(path) }
    return .directory(environment["SSL_CERT_DIR"] ?? "/etc/ssl/certs")
  }

  private static let bundles = [
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Alpine, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  // Fedora
    "/etc/ssl/ca-bundle.pem",  // openSUSE
    "/etc/ssl/cert.pem",  // macOS, BSDs
  ]
}
