/// A language tag as `xml:lang` may hold it (RFC 4287, section 2: the shape of RFC 3066).
enum LanguageTag {
  static func legal(_ tag: String) -> String? {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard 1...8 ~= part.count, part.allSatisfy({ isLetter($0) || index > 0 && isDigit($0) }) else { return nil }
    }
    return tag
  }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }
  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
