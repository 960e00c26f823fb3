internal import Syndication
internal import XML

/// A document that begins as JSON does, in UTF-8 without a mark.
struct JSONText {
  private(set) var bytes: [UInt8]
  private(set) var encoding = "utf-8"
  /// Whether it came as the standard wants it.
  private(set) var isWellFormed = true

  /// Nil for a document that begins otherwise.
  ///
  /// JSON is UTF-8, whatever HTTP says (RFC 8259, section 8.1), unless its bytes are not.
  init?(_ document: Document) {
    bytes = document.bytes
    let charset: String?
    if let wide = JSONText.wide(bytes) {
      guard JSONText.isLikely(Encoding.decode(Array(bytes.prefix(64)), charset: wide).bytes[...]) else { return nil }
      charset = wide
    } else {
      guard JSONText.isLikely(bytes[...]) else { return nil }
      if UTF8Repair.isValid(bytes[...]) {
        if bytes.first == 0xEF { bytes.removeFirst(3) }
        return
      }
      charset = document.contentType.flatMap(ContentType.charset)
    }
    let decoded = Encoding.decode(bytes, charset: charset)
    (bytes, encoding) = (decoded.bytes, decoded.encoding)
    isWellFormed = false
  }

  /// Whether the first character is a brace, or begins a comment.
  private static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = bytes.dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0).drop { $0 <= 0x20 }
    return text.first == UInt8(ascii: "{") || text.starts(with: "//".utf8) || text.starts(with: "/*".utf8)
  }

  /// By the mark, or by the zeros in the first characters, which are ASCII (RFC 4627, section 3).
  private static func wide(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...): return "utf-32be"
    case (0xFF, 0xFE, 0, 0), (1..., 0, 0, 0): return "utf-32le"
    case (0xFE, 0xFF, _, _), (0, 1..., 0, 1...): return "utf-16be"
    case (0xFF, 0xFE, _, _), (1..., 0, 1..., 0): return "utf-16le"
    default: return nil
    }
  }
}
