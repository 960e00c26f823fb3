/// `&amp;` and its like, in UTF-8.
enum CharacterReference {
  /// Appends what the reference at `start` stands for, or the bare `&`, and returns the index after it.
  static func decode(_ bytes: [UInt8], at start: Int, into output: inout [UInt8]) -> Int {
    var index = start + 1
    let limit = min(bytes.count, start + 12)
    if index < limit, bytes[index] == 0x23, let (scalar, end) = number(bytes, from: index + 1, to: limit) {
      append(scalar, to: &output)
      return end
    }
    while index < limit, bytes[index] | 0x20 &- 0x61 < 26 || bytes[index] &- 0x30 < 10 { index += 1 }
    if index < limit, bytes[index] == 0x3B, index > start + 1,
      let scalar = named[String(decoding: bytes[start + 1..<index], as: UTF8.self)]
    {
      append(scalar, to: &output)
      return index + 1
    }
    output.append(0x26)
    return start + 1
  }

  private static func number(_ bytes: [UInt8], from start: Int, to limit: Int) -> (Unicode.Scalar, Int)? {
    var index = start
    var value: UInt32 = 0
    let isHex = index < limit && bytes[index] | 0x20 == 0x78
    if isHex { index += 1 }
    let first = index
    while index < limit {
      let byte = bytes[index]
      let digit: UInt32
      if byte &- 0x30 < 10 {
        digit = UInt32(byte - 0x30)
      } else if isHex, (byte | 0x20) &- 0x61 < 6 {
        digit = UInt32((byte | 0x20) - 0x61) + 10
      } else {
        break
      }
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first, let scalar = Unicode.Scalar(windows1252[value] ?? value) else { return nil }
    return (scalar, index < limit && bytes[index] == 0x3B ? index + 1 : index)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    output.append(contentsOf: UTF8.encode(scalar)!)
  }

  /// Numbers of the C1 controls mean windows-1252 characters (HTML, numeric character reference end state).
  private static let windows1252: [UInt32: UInt32] = [
    0x82: 0x201A, 0x84: 0x201E, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022,
    0x96: 0x2013, 0x97: 0x2014, 0x99: 0x2122,
  ]

  /// Those of XML and of HTML 4's Latin-1 and special sets: what feeds carry. The rest stays as written.
  private static let named: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "OElig": "Œ", "oelig": "œ", "Scaron": "Š",
      "scaron": "š", "Yuml": "Ÿ", "circ": "ˆ", "tilde": "˜", "ensp": "\u{2002}", "emsp": "\u{2003}",
      "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}", "ndash": "–",
      "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "dagger": "†",
      "Dagger": "‡", "bull": "•", "hellip": "…", "permil": "‰", "lsaquo": "‹", "rsaquo": "›", "euro": "€",
      "trade": "™", "larr": "←", "rarr": "→", "minus": "−", "infin": "∞", "ne": "≠", "le": "≤", "ge": "≥",
      "numero": "№", "check": "✓", "star": "☆",
    ]
    let latin1 = [
      "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
      "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
      "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
      "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
      "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
      "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
      "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
      "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
    ]
    for (offset, name) in latin1.enumerated() { names[name] = Unicode.Scalar(UInt8(0xA0 + offset)) }
    return names
  }()
}
