/// What the bytes themselves say, when no declared encoding fits them.
enum EncodingGuess {
  static func decode(_ bytes: ArraySlice<UInt8>, declared: [String]) -> Encoding.Decoded {
    let utf8 = UTF8Repair.repair(bytes)
    // A few bad bytes do not make another encoding of a text that is UTF-8 everywhere else.
    if utf8.valid > 4 * utf8.invalid {
      var decoded = damaged(utf8.text, "utf-8")
      decoded.line = 1 + bytes[..<(utf8.first ?? bytes.startIndex)].lineEnds(from: bytes.startIndex)
      return decoded
    }
    for name in declared where name != "utf-8" && name != "us-ascii" {
      guard let (text, errors) = Charset(name)?.decode(bytes) else { continue }
      if errors * 20 <= utf8.valid + utf8.invalid { return damaged(text, name) }
    }
    for name in likeliest(bytes) {
      if let (text, errors) = Charset(name)?.decode(bytes), errors == 0 {
        return Encoding.Decoded(bytes: text, encoding: name, isExact: false, isGuessed: true)
      }
    }
    let text = Charset("windows-1252")?.decode(bytes).map(\.text) ?? utf8.text
    return Encoding.Decoded(bytes: text, encoding: "windows-1252", isExact: false, isGuessed: true)
  }

  private static func damaged(_ text: [UInt8], _ name: String) -> Encoding.Decoded {
    Encoding.Decoded(bytes: text, encoding: name, isExact: false)
  }

  /// Encodings in which the bytes look more like words than in windows-1252, likeliest first.
  private static func likeliest(_ bytes: ArraySlice<UInt8>) -> [String] {
    var scores: [(name: String, score: Double)] = pairs.map { ($0.name, score(pairs: bytes.prefix(1 << 16), $0)) }
    let (sample, count) = sample(bytes)
    for (name, letters) in alphabets {
      guard let (text, _) = Charset(name)?.decode(sample[...]), count > 0 else { continue }
      // Letters that make up three quarters of a language's text, against a third of an alphabet.
      let hits = String(decoding: text, as: UTF8.self).unicodeScalars.count { letters.contains($0) }
      scores.append((name, Double(hits) / Double(count)))
    }
    return scores.filter { $0.score > 0.55 }.sorted { $0.score > $1.score }.map(\.name)
  }

  /// The first bytes beyond ASCII that no ASCII letter touches, and how many there are with the others: a letter in the
  /// middle of a Latin word, as in `Café`, belongs to no other alphabet.
  private static func sample(_ bytes: ArraySlice<UInt8>) -> (alone: [UInt8], count: Int) {
    var (alone, count): ([UInt8], Int) = ([], 0)
    for index in bytes.indices where bytes[index] >= 0x80 {
      guard count < 4096 else { break }
      count += 1
      let isAfterLetter = index > bytes.startIndex && bytes[index - 1].isASCIILetter
      let isBeforeLetter = index + 1 < bytes.endIndex && bytes[index + 1].isASCIILetter
      if !isAfterLetter && !isBeforeLetter { alone.append(bytes[index]) }
    }
    return (alone, count)
  }

  /// The commonest letters of a language, as one byte each.
  private static let alphabets: [(name: String, letters: Set<Unicode.Scalar>)] = [
    ("windows-1251", Set("оеаинтсрвлкмдпу".unicodeScalars)),
    ("koi8-r", Set("оеаинтсрвлкмдпу".unicodeScalars)),
    ("ibm866", Set("оеаинтсрвлкмдпу".unicodeScalars)),
    ("windows-1253", Set("αοιετσνηυρπκμλςά".unicodeScalars)),
    ("windows-1255", Set("יוהלארמתבשנכד".unicodeScalars)),
    ("windows-1256", Set("اليمنورتبةعدسفه".unicodeScalars)),
    ("windows-874", Set("านรกอเงยลมวดท่้ัิี".unicodeScalars)),
  ]

  /// Encodings of two bytes a character, with the first bytes of common characters and the second ones that exist.
  private static let pairs: [(name: String, common: ClosedRange<UInt8>, second: ClosedRange<UInt8>, weight: Double)] = [
    // The first level of GB2312, ordered by sound, holds the common characters.
    ("gb18030", 0xB0...0xD7, 0xA1...0xFE, 0.9),
    // Hangul of KS X 1001.
    ("euc-kr", 0xB0...0xC8, 0xA1...0xFE, 0.95),
    // The first level of Big5.
    ("big5", 0xA4...0xC6, 0x40...0xFE, 0.85),
    // Kana.
    ("euc-jp", 0xA4...0xA5, 0xA1...0xF6, 1.4),
    ("shift_jis", 0x82...0x83, 0x40...0xF1, 1.4),
  ]

  /// 0 to 1 and above: how many of the characters of two bytes are common ones.
  private static func score(
    pairs bytes: ArraySlice<UInt8>,
    _ encoding: (name: String, common: ClosedRange<UInt8>, second: ClosedRange<UInt8>, weight: Double)
  ) -> Double {
    var (all, hits) = (0, 0)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      all += 1
      if index + 1 < bytes.endIndex, encoding.second.contains(bytes[index + 1]) {
        if encoding.common.contains(bytes[index]) { hits += 1 }
        index += 2
      } else {
        index += 1
      }
    }
    return all == 0 ? 0 : Double(hits) / Double(all) * encoding.weight
  }
}
