/// How many columns of a terminal a text takes.
///
/// Combining marks and joiners take none, East Asian wide and fullwidth characters and emoji two (Unicode Standard
/// Annex 11), all else, Cyrillic, Hebrew and Arabic too, one. A letter that shares its cluster with others (an Indic
/// conjunct, Thai's sara am) still has its column, as terminals have it.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    // Most other text is of letters that stand alone: no clusters to find.
    var count = 0
    for scalar in text.unicodeScalars {
      guard isPlain(scalar) else { return text.reduce(0) { $0 + of($1) } }
      count += 1
    }
    return count
  }

  /// The columns of a text that a terminal shows as it stands, which is most of them: Latin and Cyrillic letters, and
  /// the dashes and quotation marks of text. Nil for any other, also for those that only `of` knows to be harmless.
  static func ofPlain(_ text: String) -> Int? {
    var columns = 0
    var lead: UInt8 = 0
    for byte in text.utf8 {
      switch (lead, byte) {
      case (0, 0x20..<0x7F): columns += 1
      case (0, 0xC2...0xCB), (0, 0xCE...0xD3), (0, 0xE2): lead = byte
      // U+00A1 to U+00AC and U+00AE to U+00BF; U+0482 to U+0489 are a sign and marks.
      case (0xC2, 0xA1..<0xAD), (0xC2, 0xAE...), (0xC3...0xCB, _), (0xCE...0xD1, _), (0xD2, 0x8A...), (0xD3, _):
        columns += 1
        lead = 0
      // U+2000 to U+203F begin so; U+2010 to U+2027 end so.
      case (0xE2, 0x80): lead = 0x80
      case (0x80, 0x90..<0xA8):
        columns += 1
        lead = 0
      default: return nil
      }
    }
    return columns
  }

  static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    // U+FE0F asks for the picture of a character that has one.
    if scalars.contains("\u{FE0F}"), first.properties.isEmoji, !first.isASCII { return 2 }
    // A family joined by U+200D, a skin colour, a flag of two letters: one picture.
    if scalars.count > 1, of(first) == 2 || isRegional(first), scalars.dropFirst().allSatisfy(isOfPicture) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  private static func isOfPicture(_ scalar: Unicode.Scalar) -> Bool {
    of(scalar) == 0 || scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier || isRegional(scalar)
      || scalar.properties.isEmoji
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }

  /// `text` in characters about whose width terminals agree.
  ///
  /// Some draw a joined family as one picture, others as four, and a skin colour beside its hand; some widen a sign
  /// that U+FE0F follows. So each such sequence becomes its first picture, and no letter bears more than eight marks.
  static func steady(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xCC }) else { return text }
    var steady = ""
    for character in text {
      let scalars = character.unicodeScalars
      guard scalars.count > 1, let first = scalars.first, !isRegional(first) else {
        steady.append(character)
        continue
      }
      if of(first) == 2 && first.properties.isEmoji || scalars.contains("\u{FE0F}") {
        steady.unicodeScalars.append(first)
      } else {
        var marks = 0
        for scalar in scalars {
          if of(scalar) == 0 { marks += 1 }
          if of(scalar) > 0 || marks <= 8 { steady.unicodeScalars.append(scalar) }
        }
      }
    }
    return steady
  }

  /// Text that has letters from right to left, between U+2068 and U+2069 (Unicode Standard Annex 9, isolates): a terminal
  /// that knows the direction of letters does not move the columns beside it.
  static func isolated(_ text: String) -> String {
    text.unicodeScalars.contains(where: isRightToLeft) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// The blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic, their presentation forms, and the
  /// right-to-left part of plane 1.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590..<0x900, 0xFB1D..<0xFE00, 0xFE70..<0xFEFF, 0x10800..<0x11000, 0x1E800..<0x1F000: true
    default: false
    }
  }

  /// Latin, Greek and Cyrillic letters, and the dashes, quotation marks, currencies and signs of text.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300, 0x370..<0x483, 0x48A..<0x530, 0x2010..<0x2028, 0x2030..<0x2060,
      0x20A0..<0x20C1, 0x2100..<0x2190:
      true
    default: false
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    // The vowels and finals that join the Korean consonant before them.
    if (0x1160..<0x1200).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return isWide(scalar) ? 2 : 1
  }

  /// EastAsianWidth.txt, W and F, joined over unassigned gaps; emoji that are pictures by default.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      return true
    default: return scalar.properties.isEmojiPresentation
    }
  }

  /// `text` cut to so many columns, `…` as its last when something is missing.
  static func fit(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    guard columns > 0 else { return "" }
    var kept = ""
    var width = 0
    for character in text {
      let next = of(character)
      if width + next > columns - 1 { break }
      kept.append(character)
      width += next
    }
    return kept + "…"
  }

  static func pad(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - of(text)))
  }
}
