/// Time zones by number and by name.
enum Zone {
  /// Minutes east of Greenwich; nil for what is no zone. Words after it, as in `+0000 (GMT)`, are ignored.
  static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return 0 }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return numeric(text) }
    // U+2212, the typographer's minus sign.
    if text.starts(with: [0xE2, 0x88, 0x92]) { return numeric([UInt8(ascii: "-")] + text.dropFirst(3)) }
    let letters = text.prefix { $0 > 0x20 && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
    guard let offset = names[String(decoding: letters, as: UTF8.self).uppercased()] else { return nil }
    // `GMT+03:00`, `UTC +0300`.
    let rest = text[letters.endIndex...].drop { $0 <= 0x20 }
    return rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") ? numeric(rest) : offset
  }

  private static func numeric(_ text: ArraySlice<UInt8>) -> Int? {
    var digits: [Int] = []
    var colon: Int?
    for byte in text.dropFirst() {
      if byte.isDigit {
        digits.append(Int(byte - UInt8(ascii: "0")))
      } else if byte == UInt8(ascii: ":"), colon == nil {
        colon = digits.count
      } else {
        break
      }
    }
    let (hours, minutes): (Int, Int)
    switch (digits.count, colon) {
    case (1, _), (2, _): (hours, minutes) = (digits.reduce(0) { $0 * 10 + $1 }, 0)
    case (3, _): (hours, minutes) = (digits[0], digits[1] * 10 + digits[2])
    case (4..., _): (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
    default: return nil
    }
    let offset = hours * 60 + minutes
    return text.first == UInt8(ascii: "-") ? -offset : offset
  }

  /// RFC 822, section 5.1, and what mail and sites add. `AT`, `ET`, `CT`, `MT`, `PT` were Disney's, in winter time.
  private static let names: [String: Int] = [
    "Z": 0, "GMT": 0, "UT": 0, "UTC": 0, "WET": 0, "G": 0,
    "AST": -240, "ADT": -180, "AT": -240, "EST": -300, "EDT": -240, "ET": -300, "CST": -360, "CDT": -300, "CT": -360,
    "MST": -420, "MDT": -360, "MT": -420, "PST": -480, "PDT": -420, "PT": -480, "AKST": -540, "AKDT": -480, "HST": -600,
    "NST": -210, "NDT": -150,
    "BST": 60, "CET": 60, "MET": 60, "MEZ": 60, "WEST": 60, "CEST": 120, "MEST": 120, "MESZ": 120, "EET": 120,
    "SAST": 120,
    "EEST": 180, "MSK": 180, "МСК": 180, "MSD": 240, "IST": 330, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780,
  ]
}
