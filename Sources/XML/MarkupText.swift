/// Text as it stands between the tags, or inside of the quotes, of markup that is HTML and XML at once.
package enum MarkupText {
  /// Appends `text` escaped, with U+FFFD for what XML 1.0 has no character for (section 2.2). C1 controls, which terminals
  /// obey, are read as windows-1252, which is what they come from.
  ///
  /// - Parameter text: valid UTF-8.
  package static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    unsafe text.withUnsafeBufferPointer { text in
      var run = 0
      var index = 0
      while true {
        unsafe index = text.first(from: index, to: text.count) { isSpecial($0) }
        guard index < text.count else { break }
        guard let (replacement, length) = unsafe replacement(text, at: index) else {
          index += 1
          continue
        }
        unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
        output += replacement.utf8
        index += length
        run = index
      }
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
    }
  }

  /// 1 for a byte that starts something to look at.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> UInt8 {
    let isControl: UInt8 = byte < 0x20 ? 1 : 0
    let isSpace: UInt8 = byte == 0xA ? 1 : 0
    let isTab: UInt8 = byte == 0x9 ? 1 : 0
    let isReturn: UInt8 = byte == 0xD ? 1 : 0
    let isAngle: UInt8 = byte | 2 == UInt8(ascii: ">") ? 1 : 0
    let isAmpersand: UInt8 = byte == UInt8(ascii: "&") ? 1 : 0
    let isQuote: UInt8 = byte == UInt8(ascii: "\"") ? 1 : 0
    let isDelete: UInt8 = byte == 0x7F ? 1 : 0
    // The first bytes of C1 controls, and of U+FFFE and U+FFFF.
    let isLead: UInt8 = byte == 0xC2 ? 1 : 0
    let isHigh: UInt8 = byte == 0xEF ? 1 : 0
    return isControl ^ isSpace ^ isTab ^ isReturn | isAngle | isAmpersand | isQuote | isDelete | isLead | isHigh
  }

  /// What to write for the bytes at `index`, and how many those are; nil to leave them.
  private static func replacement(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: String, length: Int)? {
    let byte = unsafe text[index]
    let next = unsafe index + 1 < text.count ? text[index + 1] : 0
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case 0xC2: return next < 0xA0 ? (HTMLReferences.character(ofControl: UInt32(next)), 2) : nil
    case 0xEF:
      let last = unsafe index + 2 < text.count ? text[index + 2] : 0
      return next == 0xBF && last >= 0xBE ? ("\u{FFFD}", 3) : nil
    default: return ("\u{FFFD}", 1)
    }
  }
}
