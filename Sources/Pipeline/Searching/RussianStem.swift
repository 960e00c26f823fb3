/// The part of a Russian word that its forms share: Snowball's Russian stemmer
/// (https://snowballstem.org/algorithms/russian/stemmer.html), over letters in lower case with `ё` as `е`.
struct RussianStem {
  private var word: [UInt32]
  /// Where RV begins: after the first vowel.
  private let rv: Int
  /// Where R2 begins.
  private let r2: Int

  /// How many letters of `word` its stem has.
  static func length(_ word: ArraySlice<UInt32>) -> Int {
    var stem = RussianStem(Array(word))
    stem.cut()
    return stem.word.count
  }

  private init(_ word: [UInt32]) {
    self.word = word
    rv = word.firstIndex(where: RussianStem.isVowel).map { $0 + 1 } ?? word.count
    r2 = RussianStem.region(word, from: RussianStem.region(word, from: 0))
  }

  /// After the first letter that is no vowel and follows one.
  private static func region(_ word: [UInt32], from start: Int) -> Int {
    var index = start + 1
    while index < word.count {
      if !isVowel(word[index]), isVowel(word[index - 1]) { return index + 1 }
      index += 1
    }
    return word.count
  }

  private mutating func cut() {
    if !cutGerund() {
      remove(Endings.reflexive)
      if !cutAdjective(), !cutVerb() { remove(Endings.noun) }
    }
    remove(Endings.i)
    remove(Endings.derivational, from: r2)
    if remove(Endings.superlative) {
      cutDoubleN()
    } else if !cutDoubleN() {
      remove(Endings.softSign)
    }
  }

  private mutating func cutGerund() -> Bool { remove(Endings.gerundAfterA, isAfterA: true) || remove(Endings.gerund) }

  private mutating func cutAdjective() -> Bool {
    guard remove(Endings.adjective) else { return false }
    if !remove(Endings.participle) { remove(Endings.participleAfterA, isAfterA: true) }
    return true
  }

  /// The longest of all endings decides, whichever list it is of.
  private mutating func cutVerb() -> Bool {
    let plain = longest(Endings.verb, from: rv)
    let afterA = longest(Endings.verbAfterA, from: rv, isAfterA: true)
    guard max(plain, afterA) > 0 else { return false }
    word.removeLast(max(plain, afterA))
    return true
  }

  @discardableResult
  private mutating func cutDoubleN() -> Bool {
    guard word.count - 2 >= rv, word.suffix(2).allSatisfy({ $0 == 0x43D }) else { return false }
    word.removeLast()
    return true
  }

  @discardableResult
  private mutating func remove(_ endings: Endings, from start: Int? = nil, isAfterA: Bool = false) -> Bool {
    let count = longest(endings, from: start ?? rv, isAfterA: isAfterA)
    word.removeLast(count)
    return count > 0
  }

  /// Letters of the longest ending that the region has; 0 for none. `isAfterA`: an `а` or `я` of the region is before it.
  private func longest(_ endings: Endings, from start: Int, isAfterA: Bool = false) -> Int {
    guard let last = word.last else { return 0 }
    for ending in endings.byLast[Int(truncatingIfNeeded: last &- 0x430) & 31] {
      let begin = word.count - ending.count
      guard begin >= start, word[begin...].elementsEqual(ending) else { continue }
      if isAfterA {
        guard begin > start, word[begin - 1] == 0x430 || word[begin - 1] == 0x44F else { continue }
      }
      return ending.count
    }
    return 0
  }

  private static func isVowel(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F: true
    default: false
    }
  }
}

extension RussianStem {
  /// Endings of one kind, by their last letters, the longest first.
  private struct Endings: Sendable {
    let byLast: [[[UInt32]]]

    init(_ endings: String) {
      var byLast = [[[UInt32]]](repeating: [], count: 32)
      for ending in endings.split(separator: " ").map({ $0.unicodeScalars.map(\.value) }) {
        byLast[Int(ending.last! - 0x430) & 31].append(ending)
      }
      self.byLast = byLast.map { $0.sorted { $0.count > $1.count } }
    }

    static let gerundAfterA = Endings("в вши вшись")
    static let gerund = Endings("ив ивши ившись ыв ывши ывшись")
    static let adjective = Endings(
      "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею")
    static let participleAfterA = Endings("ем нн вш ющ щ")
    static let participle = Endings("ивш ывш ующ")
    static let reflexive = Endings("ся сь")
    static let verbAfterA = Endings("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно")
    static let verb = Endings(
      "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю")
    static let noun = Endings(
      "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я")
    static let superlative = Endings("ейш ейше")
    static let derivational = Endings("ост ость")
    static let i = Endings("и")
    static let softSign = Endings("ь")
  }
}
