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
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var starts: [Int32] = []
    starts.reserveCapacity(bytes.count / 6)
    split(bytes, into: &scalars, starts: &starts)
    foldLookAlikes(&scalars, starts: starts)
    hash(scalars, starts: starts)
  }

  private mutating func split(_ bytes: [UInt8], into scalars: inout [UInt32], starts: inout [Int32]) {
    var current: Traits = []
    var isInside = false
    var decoder = ScalarDecoder(bytes)
    let folding = Folding()
    traits.reserveCapacity(bytes.count / 6)
    func end(_ traits: inout [Traits]) {
      if isInside { traits.append(current) }
      current = []
      isInside = false
    }
    while let scalar = decoder.next() {
      if Folding.isComposing(scalar), let last = scalars.indices.last {
        Folding.compose(&scalars[last], with: scalar)
        continue
      }
      let folded = folding.fold(scalar)
      if folded == Folding.dropped { continue }
      if folded == Folding.separator {
        end(&traits)
      } else if Folding.isUnspaced(folded) {
        end(&traits)
        starts.append(Int32(scalars.count))
        scalars.append(folded)
        traits.append(.unspaced)
      } else {
        if !isInside {
          starts.append(Int32(scalars.count))
          isInside = true
        }
        scalars.append(folded)
        if folded &- 0x61 < 26 {
          current.insert(.latin)
        } else if folded &- 0x430 < 0xD0 {
          current.insert(.cyrillic)
        } else if Folding.isDigit(folded) {
          current.insert(.digit)
        }
      }
    }
    end(&traits)
    starts.append(Int32(scalars.count))
  }

  /// Letters of two alphabets in one word: the look-alikes become those of the text's main alphabet.
  private func foldLookAlikes(_ scalars: inout [UInt32], starts: [Int32]) {
    let both: Traits = [.latin, .cyrillic]
    guard traits.contains(where: { $0.isSuperset(of: both) }) else { return }
    var balance = 0
    for trait in traits where !trait.isSuperset(of: both) {
      if trait.contains(.cyrillic) { balance += 1 }
      if trait.contains(.latin) { balance -= 1 }
    }
    let map = balance >= 0 ? LookAlikes.toCyrillic : LookAlikes.toLatin
    for (unit, trait) in traits.enumerated() where trait.isSuperset(of: both) {
      for index in Int(starts[unit])..<Int(starts[unit + 1]) {
        if let other = map[scalars[index]] { scalars[index] = other }
      }
    }
  }

  private mutating func hash(_ scalars: [UInt32], starts: [Int32]) {
    let count = traits.count
    hashes.reserveCapacity(count)
    stems.reserveCapacity(count)
    lengths.reserveCapacity(count)
    for unit in 0..<count {
      let start = Int(starts[unit])
      let end = Int(starts[unit + 1])
      var value: UInt64 = 0x9E37_79B9_7F4A_7C15
      var stem = value
      for index in start..<end {
        if index == start + 5 { stem = value }
        value = (value ^ UInt64(scalars[index])) &* 0xD6E8_FEB8_6659_FD93
        value ^= value >> 32
      }
      hashes.append(value)
      stems.append(end - start > 5 ? stem : value)
      lengths.append(UInt8(clamping: end - start))
    }
  }
}

/// Letters of the Latin and the Cyrillic alphabet that look the same.
private enum LookAlikes {
  static let toCyrillic = pairs("aeopcyxkmhtb", "аеорсухкмнтв")
  static let toLatin = pairs("аеорсухкі", "aeopcyxki")

  private static func pairs(_ from: String, _ to: String) -> [UInt32: UInt32] {
    Dictionary(
      uniqueKeysWithValues: zip(from.unicodeScalars, to.unicodeScalars).map { pair in (pair.0.value, pair.1.value) })
  }
}
