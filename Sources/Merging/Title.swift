/// A title as its words, and the numbers in it.
struct Title: Sendable {
  /// Words in order; pairs of characters when most of it is written without spaces.
  let words: [UInt64]
  /// Ascending, each once.
  let unique: [UInt64]
  /// Of `unique`: the words longer than one letter.
  let long: Set<UInt64>
  /// First five letters of words of three letters and more, and characters of unspaced scripts.
  let stems: Set<UInt64>
  /// `7.1.3`, `7.1.3b2`, `50,000`: ascending, each once.
  let numbers: [UInt64]
  /// Of the words in their order.
  let hash: UInt64
  /// Letters and the spaces between words.
  let length: Int

  var isEmpty: Bool { words.isEmpty }

  init(_ bytes: [UInt8]) {
    let units = Units(bytes)
    let unspaced = units.traits.count { $0.contains(.unspaced) }
    let isPaired = unspaced * 2 > units.count && units.count > 1
    if isPaired {
      words = (1..<units.count).map { Title.pair(units.hashes[$0 - 1], units.hashes[$0]) }
      length = (1..<units.count).reduce(0) { $0 + Int(units.lengths[$1 - 1]) + Int(units.lengths[$1]) + 1 } - 1
      long = Set(words)
      stems = Set(words)
    } else {
      words = units.hashes
      length = units.lengths.reduce(units.count - 1) { $0 + Int($1) }
      long = Set(units.hashes.indices.filter { units.lengths[$0] > 1 }.map { units.hashes[$0] })
      stems = Set(
        units.hashes.indices.filter { units.lengths[$0] > 2 || units.traits[$0].contains(.unspaced) }
          .map { units.stems[$0] })
    }
    unique = Set(words).sorted()
    numbers = Title.numbers(bytes)
    var hash: UInt64 = 1
    for word in words { hash = Title.pair(hash, word) }
    self.hash = hash
  }

  @inline(__always)
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var value = (first &* 0x9FB2_1C65_1E98_DF25 ^ second) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 31
    return value
  }

  /// Not a letter of ASCII, of Cyrillic (U+0400 to U+047F) or an ideograph (U+4000 to U+9FFF).
  private static func mayBeginDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39: true
    case 0..<0xC2, 0xD0, 0xD1, 0xE4...0xE9: false
    default: true
    }
  }

  /// Tokens with a digit, joined over single marks between two such tokens.
  private static func numbers(_ bytes: [UInt8]) -> [UInt64] {
    guard bytes.contains(where: mayBeginDigit) else { return [] }
    var found: Set<UInt64> = []
    var decoder = ScalarDecoder(bytes)
    let folding = Folding()
    var token: [UInt32] = []
    var hasDigit = false
    var joined: [UInt32] = []
    var mark: UInt32?
    func endToken(at separator: UInt32?) {
      if hasDigit {
        if let mark { joined.append(mark) }
        joined += token
      } else {
        flush()
      }
      token = []
      hasDigit = false
      mark = nil
      if let separator, !joined.isEmpty, [0x2E, 0x2C, 0x3A, 0x2F, 0x2D].contains(separator) {
        mark = separator == 0x2C ? 0x2E : separator
      } else {
        flush()
      }
    }
    func flush() {
      if !joined.isEmpty { found.insert(joined.reduce(7) { pair($0, UInt64($1)) }) }
      joined = []
    }
    while let scalar = decoder.next() {
      if Folding.isComposing(scalar), let last = token.indices.last {
        Folding.compose(&token[last], with: scalar)
        continue
      }
      let folded = scalar == 0x5F ? scalar : folding.fold(scalar)
      if folded == Folding.dropped { continue }
      if folded == Folding.separator {
        endToken(at: scalar)
      } else {
        token.append(folded)
        if Folding.isDigit(folded) { hasDigit = true }
      }
    }
    endToken(at: nil)
    flush()
    return found.sorted()
  }

  /// From 0, nothing in common, to 1, equal.
  ///
  /// Jaccard's index of the words; when the shorter has four or more, also how much of it is in the longer.
  func similarity(_ other: Title) -> Double {
    guard !isEmpty, !other.isEmpty else { return 0 }
    if hash == other.hash { return 1 }
    let common = Title.common(unique, other.unique)
    let shorter = min(unique.count, other.unique.count)
    let jaccard = Double(common) / Double(unique.count + other.unique.count - common)
    return shorter >= 4 && common >= 3 ? max(jaccard, 0.95 * Double(common) / Double(shorter)) : jaccard
  }

  /// Whether it has the word.
  func has(_ word: UInt64) -> Bool {
    var low = 0
    var high = unique.count
    while low < high {
      let middle = (low + high) / 2
      if unique[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < unique.count && unique[low] == word
  }

  /// Whether each has a number that the other lacks.
  func disagreesInNumbers(_ other: Title) -> Bool {
    let common = Title.common(numbers, other.numbers)
    return numbers.count > common && other.numbers.count > common
  }

  /// Whether each has words that the other lacks.
  func hasOwnWords(beside other: Title) -> Bool {
    let common = Title.common(unique, other.unique)
    return unique.count > common && other.unique.count > common
  }

  private static func common(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var left = 0
    var right = 0
    var count = 0
    while left < first.count, right < second.count {
      let a = first[left]
      let b = second[right]
      if a == b { count += 1 }
      left += a <= b ? 1 : 0
      right += b <= a ? 1 : 0
    }
    return count
  }
}
