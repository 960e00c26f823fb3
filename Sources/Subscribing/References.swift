import XML

/// Character references and the entities that XML predefines (XML 1.0, section 4.1), and HTML's, which lists have too.
/// Any other stays as written.
enum References {
  static func expand(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar == "&", let (value, end) = reference(scalars, after: index) {
        result.append(value)
        index = end
        continue
      }
      result.append(scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : scalar)
      index = scalars.index(after: index)
    }
    return String(result)
  }

  private static func reference(
    _ scalars: String.UnicodeScalarView, after start: String.Index
  ) -> (Unicode.Scalar, String.Index)? {
    // &thetasym; and &#x0010FFFF; are as long as they get in real lists.
    let tail = scalars[scalars.index(after: start)...].prefix(12)
    guard let semicolon = tail.firstIndex(of: ";") else { return nil }
    let name = String(tail[..<semicolon])
    let end = scalars.index(after: semicolon)
    switch name {
    case "amp": return ("&", end)
    case "lt": return ("<", end)
    case "gt": return (">", end)
    case "quot": return ("\"", end)
    case "apos": return ("'", end)
    default: break
    }
    guard name.hasPrefix("#") else {
      let meaning = HTMLReferences.decoding("&\(name);").unicodeScalars
      return meaning.count == 1 ? meaning.first.map { ($0, end) } : nil
    }
    let number =
      name.hasPrefix("#x") || name.hasPrefix("#X") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    guard let number, let scalar = Unicode.Scalar(number), isXML(scalar) else { return nil }
    return (scalar, end)
  }

  /// XML 1.0, section 2.2.
  private static func isXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
