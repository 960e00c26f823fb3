internal import Glibc

/// Finds documents that libxml2 takes quadratic time for: it compares each attribute of a tag with all others
/// (100,000 attributes, 900 KB: 4.9 s).
enum TagGuard {
  /// A tag of fewer bytes has too few attributes to hurt.
  static let window = 32 << 10
  static let attributes = 512

  /// Whether no tag has too many attributes. Looks at few bytes of an ordinary document: a long tag is a long stretch
  /// without `<`.
  static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while bytes.count - position > window {
      if let last = unsafe bytes[position + 1..<position + window].lastIndex(of: UInt8(ascii: "<")) {
        position = last
        continue
      }
      let end =
        unsafe memchr(bytes.baseAddress! + position + 1, Int32(UInt8(ascii: "<")), bytes.count - position - 1)
        .map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(bytes.baseAddress!) } ?? bytes.count
      // A tag that begins here ends before the next `<`. Equal signs in its values only make it look worse.
      let isTag = unsafe bytes[position] == UInt8(ascii: "<") && bytes[position + 1].isNameStart
      if isTag, unsafe attributeCount(bytes, position..<end) > attributes { return false }
      position = end
    }
    return true
  }

  private static func attributeCount(_ bytes: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>) -> Int {
    var count = 0
    var quote: UInt8 = 0
    for index in tag {
      let byte = unsafe bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return count
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
      }
    }
    return count
  }
}
