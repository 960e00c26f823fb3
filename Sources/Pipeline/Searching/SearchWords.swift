import Merging

/// The words of a text as the search index has them, and as a query asks for them.
///
/// A word is folded (`FoldedText`) and reduced to what its forms share: Russian by its stemmer, Latin letters by the
/// plural. What is written without spaces between words (Chinese, Japanese, Korean, Thai) becomes every pair of
/// neighbours and the last character, so that a word of two characters is found wherever it stands.
struct SearchWords {
  /// Changes with everything that changes a word: an index of other words is made anew.
  static let version = 1
  /// Bytes of one text that are read: a whole book costs as much as a long article.
  static let limit = 65_536

  /// One word of a text without pairs, or a pair.
  private(set) var words: [[UInt32]] = []
  private let isStemmed: Bool

  /// `isStemmed: false` keeps the words whole.
  init(_ text: String, isStemmed: Bool = true) {
    self.isStemmed = isStemmed
    read(text) { words.append(Array($0)) }
  }

  /// Appends the words of `text` to `output`, a space after each.
  static func write(_ text: String, to output: inout [UInt8]) {
    guard !text.isEmpty else { return }
    SearchWords().read(text) { word in
      for letter in word { append(letter, to: &output) }
      output.append(0x20)
    }
  }

  /// `word` as a token of the index.
  static func token(_ word: some Sequence<UInt32>) -> String {
    var bytes: [UInt8] = []
    for letter in word { append(letter, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private init() { isStemmed = true }

  private func read(_ text: String, _ word: (ArraySlice<UInt32>) -> Void) {
    let scalars = FoldedText.scalars(of: text, limit: SearchWords.limit)
    var start = 0
    while start < scalars.count {
      let first = scalars[start]
      if first == 0 {
        start += 1
        continue
      }
      let isPaired = SearchWords.isPaired(first)
      var end = start + 1
      while end < scalars.count, scalars[end] != 0, SearchWords.isPaired(scalars[end]) == isPaired { end += 1 }
      if isPaired {
        for index in start..<end { word(scalars[index..<min(index + 2, end)]) }
      } else {
        // A word that is longer than any is noise, such as a key or an address: its beginning stands for it.
        let whole = scalars[start..<min(end, start + 40)]
        word(isStemmed ? whole.prefix(SearchWords.stemLength(whole)) : whole)
      }
      start = end
    }
  }

  /// Han, kana, Hangul, Thai, Lao, Khmer, Myanmar.
  static func isPaired(_ letter: UInt32) -> Bool {
    guard letter >= 0x0E00 else { return false }
    return switch letter {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF,
      0x3130...0x318F, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func stemLength(_ word: ArraySlice<UInt32>) -> Int {
    guard word.count > 3, let last = word.last else { return word.count }
    if last &- 0x430 < 0x20 { return RussianStem.length(word) }
    // A plural, but neither `glass` nor `bonus` nor `basis`.
    guard last == 0x73, word.allSatisfy({ $0 &- 0x61 < 26 }) else { return word.count }
    switch word[word.endIndex - 2] {
    case 0x73, 0x75, 0x69: return word.count
    default: return word.count - 1
    }
  }

  private static func append(_ letter: UInt32, to output: inout [UInt8]) {
    if letter < 0x80 {
      output.append(UInt8(letter))
    } else if letter < 0x800 {
      output.append(UInt8(0xC0 | letter >> 6))
      output.append(UInt8(0x80 | letter & 0x3F))
    } else if letter < 0x10000 {
      output.append(UInt8(0xE0 | letter >> 12))
      output.append(UInt8(0x80 | letter >> 6 & 0x3F))
      output.append(UInt8(0x80 | letter & 0x3F))
    } else {
      output.append(UInt8(0xF0 | letter >> 18 & 7))
      output.append(UInt8(0x80 | letter >> 12 & 0x3F))
      output.append(UInt8(0x80 | letter >> 6 & 0x3F))
      output.append(UInt8(0x80 | letter & 0x3F))
    }
  }
}
