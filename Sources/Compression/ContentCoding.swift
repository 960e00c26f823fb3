/// How the bytes of a file are packed for the way to a reader (RFC 9110, section 8.4.1).
package enum ContentCoding: String, Sendable, Hashable, CaseIterable {
  case gzip, brotli

  /// What a web server looks for beside the file: nginx's `gzip_static` and `brotli_static`, Caddy's `precompressed`.
  package var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .brotli: ".br"
    }
  }

  /// The same bytes for the same bytes, as long as the library stays the same: there is no time and no name in them.
  package func encode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .gzip: Gzip.encode(bytes)
    case .brotli: Brotli.encode(bytes)
    }
  }

  /// Whether `encoded` is whole and unpacks to `bytes`, whichever version of the library packed it.
  package func decodes(_ encoded: [UInt8], to bytes: [UInt8]) -> Bool {
    switch self {
    case .gzip: Gzip.decode(encoded, length: bytes.count) == bytes
    case .brotli: Brotli.decode(encoded, length: bytes.count) == bytes
    }
  }
}
