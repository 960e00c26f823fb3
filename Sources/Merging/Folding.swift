/// Letters reduced to what makes two spellings of a word the same: case, width, diacritics, invisible characters.
struct Folding {
  /// A copy of the table in hand: no check on every letter whether it was made.
  private let table = Folding.commonLetters

  /// Makes one letter of `letter` and the mark after it, where the pair is another letter.
  ///
  /// Other marks only decorate, and are dropped: a text is read alike composed and decomposed.
  static func compose(_ letter: inout UInt32, with mark: UInt32) {
    // The halfwidth forms of the two marks of kana.
    let mark = mark >= 0xFF9E ? mark - 0xFF9E + 0x3099 : mark
    switch (mark, letter) {
    case (0x306, 0x438): letter = 0x439  // й
    case (0x3099, 0x3046), (0x3099, 0x30A6): letter += 0x4E  // ゔ, ヴ
    case (0x3099, 0x304B...0x307B), (0x3099, 0x30AB...0x30DB): letter += 1
    case (0x309A, 0x306F...0x307B), (0x309A, 0x30CF...0x30DB): letter += 2
    default: break
    }
  }

  @inline(__always)
  static func isComposing(_ scalar: UInt32) -> Bool {
    scalar == 0x306 || scalar == 0x3099 || scalar == 0x309A || scalar == 0xFF9E || scalar == 0xFF9F
  }

  /// Where a scalar stands in a word.
  static let separator: UInt32 = 0
  static let dropped: UInt32 = 1

  /// The folded scalar; `separator` when it is no letter or digit, `dropped` when it counts for nothing.
  @inline(__always)
  func fold(_ scalar: UInt32) -> UInt32 {
    scalar < UInt32(table.count) ? UInt32(table[Int(scalar)]) : Folding.foldRare(scalar)
  }

  /// Han, kana, Thai, Lao, Khmer, Myanmar: written without spaces, so that each character is a unit.
  @inline(__always)
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x0E00 else { return false }
    return switch scalar {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  /// Latin, Greek and Cyrillic: all that most feeds need.
  private static let commonLetters: [UInt16] = (0..<0x600).map { UInt16(foldSlowly(UInt32($0))) }

  /// Bases of U+00C0 to U+017F, where a letter with a mark is one letter.
  private static let bases = Array(
    ("aaaaaaæceeeeiiiiðnooooo×ouuuuyþßaaaaaaæceeeeiiiiðnooooo÷ouuuuyþy"
      + "aaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiiĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧ"
      + "uuuuuuuuuuuuwwyyyzzzzzzſ").unicodeScalars)

  /// What U+FF66 to U+FF9D are in full width.
  private static let halfwidthKana = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

  private static func foldSlowly(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xAD, 0x300...0x36F, 0x640: return dropped
    case 0xAA: return 0x61
    case 0xBA: return 0x6F
    case 0xB2, 0xB3: return scalar - 0xB2 + 0x32
    case 0xB9: return 0x31
    case 0xD7, 0xF7: return separator
    case 0xC0...0x17F where bases.count == 192: return bases[Int(scalar - 0xC0)].value
    case 0x401, 0x451: return 0x435
    default: return lowercased(scalar)
    }
  }

  private static func foldRare(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE00...0xFE0F: dropped
    case 0x3099, 0x309A: dropped
    case 0xFF66...0xFF9D: halfwidthKana[Int(scalar - 0xFF66)].value
    case 0xFF01...0xFF5E: foldSlowly(scalar - 0xFEE0)
    case 0x2070, 0x2074...0x2079: scalar - 0x2070 + 0x30
    case 0x2080...0x2089: scalar - 0x2080 + 0x30
    case 0x2460...0x2468: scalar - 0x2460 + 0x31
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xAC00...0xD7A3: scalar
    default: isUnspaced(scalar) ? scalar : lowercased(scalar)
    }
  }

  private static func lowercased(_ scalar: UInt32) -> UInt32 {
    guard let character = Unicode.Scalar(scalar) else { return separator }
    switch character.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return character.properties.lowercaseMapping.unicodeScalars.first!.value
    case .nonspacingMark, .spacingMark: return scalar
    default: return separator
    }
  }

  @inline(__always)
  static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x30 < 10 }
    guard scalar >= 0x660, !isUnspaced(scalar), let character = Unicode.Scalar(scalar) else { return false }
    return character.properties.generalCategory == .decimalNumber
  }
}
