/// The references of sanitized markup: those that its writer makes, and numbers.
enum CharacterReferences {
  static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var decoded = ""
    var rest = text
    while let mark = rest.firstIndex(of: "&") {
      decoded += rest[..<mark]
      rest = rest[mark...]
      let name = rest.dropFirst().prefix(12).prefix { $0 != ";" }
      let end = rest.index(after: name.endIndex, limitedBy: rest.endIndex)
      if let end, rest[..<end].last == ";", let character = character(name) {
        decoded.append(character)
        rest = rest[end...]
      } else {
        decoded.append(rest.removeFirst())
      }
    }
    return decoded + rest
  }

  private static func character(_ name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let isHex = digits.first?.lowercased() == "x"
      return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
        .map { Character($0) }
    }
  }
}

extension Substring {
  /// The index after `index`; nil at the end of `limit`.
  fileprivate func index(after index: Index, limitedBy limit: Index) -> Index? {
    self.index(index, offsetBy: 1, limitedBy: limit)
  }
}
