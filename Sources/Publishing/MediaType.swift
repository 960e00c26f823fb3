import Syndication

/// A media type as an attribute may hold it.
enum MediaType {
  /// Type and subtype, without parameters; nil when it is no media type (RFC 4287, section 2: `.+/.+`).
  static func legal(_ value: String) -> String? {
    let bare = value.prefix { $0 != ";" && $0 != "," && !$0.isWhitespace }
    let parts = bare.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? String(bare) : nil
  }

  /// What an enclosure without a type most likely is, by the end of its address.
  static func guess(for address: String) -> String {
    let path = IRI(address).path.lowercased()
    guard let dot = path.lastIndex(of: "."), let type = byExtension[String(path[dot...].dropFirst())] else {
      return "application/octet-stream"
    }
    return type
  }

  private static let byExtension = [
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "ogg": "audio/ogg", "oga": "audio/ogg",
    "opus": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav", "mp4": "video/mp4", "m4v": "video/mp4",
    "mov": "video/quicktime", "webm": "video/webm", "mkv": "video/matroska", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "png": "image/png", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml",
    "pdf": "application/pdf", "epub": "application/epub+zip", "zip": "application/zip",
    "torrent": "application/x-bittorrent",
  ]
}
