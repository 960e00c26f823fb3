/// A text as its words: runs of letters and digits, and every character of a script without spaces.
struct Units: Sendable {
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let unspaced = Traits(rawValue: 1)
    static let digit = Traits(rawValue: 2)
    static let latin = Traits(rawValue: 4)
    static let cyrillic = Traits(rawValue: 8)
  }

  /// A hash a unit, in the text's order.
  private(set) var hashes: [UInt64] = []
  /// A hash of the first five letters a unit: most forms of one word have it.
  private(set) var stems: [UInt64] = []
  private(set) var traits: [Traits] = []
  private(set) var lengths: [UInt8] = []

  var count: Int { hashes.count }

  /// `bytes` are UTF-8 without markup.
  init(_ bytes: [UInt8]) {
    reserve(bytes.count / 6)
    read(bytes, as: nil)
    guard traits.contains(where: \.isMixed) else { return }
    let reading = LookAlikes(of: traits)
    hashes.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    traits.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    read(bytes, as: reading)
  }

  private mutating func reserve(_ count: Int) {
    hashes.reserveCapacity(count)
    stems.reserveCapacity(count)
    traits.reserveCapacity(count)
    lengths.reserveCapacity(count)
  }

  private mutating func read(_ bytes: [UInt8], as reading: LookAlikes?) {
    var unit = Unit()
    var isInside = false
    var decoder = ScalarDecoder(bytes)
    let folding = Folding()
    while let scalar = decoder.next() {
      if Folding.isComposing(scalar), !unit.isEmpty {
        Folding.compose(&unit.last, with: scalar)
        continue
      }
      let folded = folding.fold(scalar)
      if folded == Folding.dropped { continue }
      if folded == Folding.separator {
        isInside = false
        continue
      }
      let isUnspaced = Folding.isUnspaced(folded)
      if !isInside || isUnspaced {
        // Only now: a mark may still have changed its last letter.
        append(&unit)
        unit.start(reading?.letters(ofUnit: hashes.count))
        isInside = !isUnspaced
      }
      unit.append(folded, isUnspaced)
    }
    append(&unit)
  }

  private mutating func append(_ unit: inout Unit) {
    guard !unit.isEmpty else { return }
    unit.end()
    hashes.append(unit.hash)
    stems.append(unit.count > 5 ? unit.stem : unit.hash)
    traits.append(unit.traits)
    lengths.append(UInt8(clamping: unit.count))
  }
}

extension Units.Traits {
  fileprivate var isMixed: Bool { isSuperset(of: [.latin, .cyrillic]) }
}

/// A unit as its letters come. The last one is kept out of the hash: a mark after it may change it.
private struct Unit {
  private(set) var hash = Unit.seed
  private(set) var stem = Unit.seed
  private(set) var traits: Units.Traits = []
  private(set) var count = 0
  var last: UInt32 = 0
  private var lookAlikes: [UInt32: UInt32]?

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  mutating func start(_ lookAlikes: [UInt32: UInt32]?) {
    hash = Unit.seed
    traits = []
    count = 0
    self.lookAlikes = lookAlikes
  }

  @inline(__always)
  mutating func append(_ letter: UInt32, _ isUnspaced: Bool) {
    if count > 0 { end() }
    count += 1
    last = letter
    if isUnspaced {
      traits = .unspaced
    } else if letter &- 0x61 < 26 {
      traits.insert(.latin)
    } else if letter &- 0x430 < 0xD0 {
      traits.insert(.cyrillic)
    } else if Folding.isDigit(letter) {
      traits.insert(.digit)
    }
  }

  /// The last letter is as it stays.
  @inline(__always)
  mutating func end() {
    var letter = last
    if let lookAlikes, let other = lookAlikes[letter] { letter = other }
    hash = (hash ^ UInt64(letter)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    if count == 5 { stem = hash }
  }
}

/// Letters of two alphabets in one word: the look-alikes are read as those of the text's main alphabet.
private struct LookAlikes {
  private let traits: [Units.Traits]
  private let map: [UInt32: UInt32]

  init(of traits: [Units.Traits]) {
    self.traits = traits
    var balance = 0
    for trait in traits where !trait.isMixed {
      if trait.contains(.cyrillic) { balance += 1 }
      if trait.contains(.latin) { balance -= 1 }
    }
    map = balance >= 0 ? LookAlikes.toCyrillic : LookAlikes.toLatin
  }

  /// Nil: as they stand.
  func letters(ofUnit unit: Int) -> [UInt32: UInt32]? { traits[unit].isMixed ? map : nil }

  private static let toCyrillic = pairs("aeopcyxkmhtb", "аеорсухкмнтв")
  private static let toLatin = pairs("аеорсухкі", "aeopcyxki")

  private static func pairs(_ from: String, _ to: String) -> [UInt32: UInt32] {
    Dictionary(
      uniqueKeysWithValues: zip(from.unicodeScalars, to.unicodeScalars).map { pair in (pair.0.value, pair.1.value) })
  }
}
