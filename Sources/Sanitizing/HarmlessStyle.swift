/// The declarations of a `style` attribute that only say how text looks where it stands.
enum HarmlessStyle {
  /// Those that are known to be harmless, as written; empty for none. No address, function, escape or comment is left.
  static func declarations(of style: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for declaration in style.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let property = declaration[..<colon].trimmed
      let value = declaration[(colon + 1)...].trimmed
      guard !value.isEmpty, isHarmless(property, value) else { continue }
      if !output.isEmpty { output.append(0x20) }
      output += property
      output += ": ".utf8
      output += value
      output.append(UInt8(ascii: ";"))
    }
    return output
  }

  private static func isHarmless(_ property: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
    guard isPlain(value) else { return false }
    let name = String(decoding: property, as: UTF8.self).lowercased()
    if properties.contains(name) { return true }
    guard let family = name.split(separator: "-").first, families.contains(String(family)) else { return false }
    return value.split(whereSeparator: \.isSpace).allSatisfy { isKeyword($0) || isMeasure($0) }
  }

  /// Words, numbers, colours and quoted names; in brackets, numbers only.
  private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
    var quote: UInt8 = 0
    var isBracketed = false
    for byte in value {
      switch byte {
      case _ where quote != 0:
        if byte == quote { quote = 0 } else if !byte.isLetter && !byte.isDigit && !byte.isSpace { return false }
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "("):
        if isBracketed { return false }
        isBracketed = true
      case UInt8(ascii: ")"):
        if !isBracketed { return false }
        isBracketed = false
      case _ where byte.isDigit || byte.isSpace, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "%"): break
      case _ where byte.isLetter, UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "!"):
        if isBracketed { return false }
      default: return false
      }
    }
    return quote == 0 && !isBracketed
  }

  private static func isKeyword(_ word: ArraySlice<UInt8>) -> Bool {
    keywords.contains(String(decoding: word, as: UTF8.self))
  }

  /// `#fff`, `rgb(0,`, `0)`, `12.5em`: of up to two digits on each side of the point, so that nothing leaves the page.
  private static func isMeasure(_ word: ArraySlice<UInt8>) -> Bool {
    if word.first == UInt8(ascii: "#") {
      return word.count > 1
        && word.dropFirst().allSatisfy { $0.isDigit || (UInt8(ascii: "a")...102).contains($0 | 0x20) }
    }
    if word.starts(with: "rgb(".utf8) {
      return word.dropFirst(4).allSatisfy { $0.isDigit || ",%)".utf8.contains($0) }
    }
    let whole = word.prefix { $0.isDigit }
    var rest = word[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
    let fraction = rest.prefix { $0.isDigit }
    let unit = String(decoding: rest[fraction.endIndex...], as: UTF8.self)
    return whole.count <= 2 && fraction.count <= 2 && units.contains(unit)
  }

  private static let units = Harmless.words("cm em ex in mm pc pt px % , )").union([""])

  /// With any plain value.
  private static let properties = Harmless.words(
    """
    azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color \
    border-top-color clear color cursor direction display elevation float font font-family font-size font-style \
    font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range \
    richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration \
    text-indent unicode-bidi vertical-align voice-family volume white-space width
    """)

  /// With keywords and measures only.
  private static let families: Set<String> = ["background", "border", "margin", "padding"]

  private static let keywords = Harmless.words(
    """
    !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green italic \
    left lime maroon medium navy none normal nowrap olive pointer purple red right silver solid teal top transparent \
    underline white yellow
    """)
}
