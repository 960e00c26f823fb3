/// What the bytes themselves say, when no declared encoding fits them.
enum EncodingGuess {
  static func decode(_ bytes: ArraySlice<UInt8>, declared: [String]) -> Encoding.Decoded {
    let utf8 = UTF8Repair.repair(bytes)
    // A few bad bytes do not make another encoding of a text that is UTF-8 everywhere else.
    if utf8.valid > 4 * utf8.invalid { return damaged(utf8.text, "utf-8") }
    for name in declared where name != "utf-8" && name != "us-ascii" {
      guard let (text, errors) = Charset(name)?.decode(bytes) else { continue }
      if errors * 20 <= utf8.valid + utf8.invalid { return damaged(text, name) }
    }
    if let name = plausible(bytes), let (text, errors) = Charset(name)?.decode(bytes), errors == 0 {
      return Encoding.Decoded(bytes: text, encoding: name, isExact: declared.contains(name), isGuessed: true)
    }
    let text = Charset("windows-1252")?.decode(bytes).map(\.text) ?? utf8.text
    return Encoding.Decoded(bytes: text, encoding: "windows-1252", isExact: false, isGuessed: true)
  }

  private static func damaged(_ text: [UInt8], _ name: String) -> Encoding.Decoded {
    Encoding.Decoded(bytes: text, encoding: name, isExact: false)
  }

  /// Nil for none that is better than windows-1252.
  private static func plausible(_ bytes: ArraySlice<UInt8>) -> String? {
    nil
  }
}
