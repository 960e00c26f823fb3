import XML

/// Character references and the entities that XML predefines (XML 1.0, section 4.1), and HTML's, which lists have too.
/// Any other stays as written.
enum References {
  /// - Parameter raw: in UTF-8.
  static func expand(_ raw: ArraySlice<UInt8>) -> String {
    var expanded: [UInt8] = []
    expanded.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      if byte == .ampersand, let (value, end) = reference(raw, after: index) {
        expanded += String(value).utf8
        index = end
        continue
      }
      expanded.append(byte.isSpace ? 0x20 : byte)
      index += 1
    }
    return String(decoding: expanded, as: UTF8.self)
  }

  private static func reference(_ raw: ArraySlice<UInt8>, after start: Int) -> (Unicode.Scalar, Int)? {
    // &thetasym; and &#x0010FFFF; are as long as they get in real lists.
    let tail = raw[(start + 1)...].prefix(12)
    guard let semicolon = tail.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: tail[..<semicolon], as: UTF8.self)
    let end = semicolon + 1
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
