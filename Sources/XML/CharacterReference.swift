internal import CLibXML2

/// `&#233;`, `&#xE9;` and the named references of HTML 4.
enum CharacterReference {
  /// What a number stands for; nil when XML has no such character. 128 to 159 mean windows-1252, as in HTML.
  static func scalar(_ number: UInt32) -> Unicode.Scalar? {
    switch number {
    case 0x80...0x9F:
      return Windows1252.scalar(UInt8(number))
    case 0x09, 0x0A, 0x0D, 0x20...0x7F, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
      return Unicode.Scalar(number)
    default:
      return nil
    }
  }

  /// What an HTML 4 name stands for, `amp` and its like included; nil for other names.
  static func named(_ name: String) -> Unicode.Scalar? {
    if name == "apos" { return "'" }
    guard name.utf8.count <= 8, let entity = unsafe htmlEntityLookup(name) else { return nil }
    return unsafe Unicode.Scalar(entity.pointee.value)
  }

  /// The reference at `position`, which is that of the `&`: a number or a name, and the place after its semicolon.
  static func parse(_ bytes: ArraySlice<UInt8>, at position: Int) -> (reference: Reference, end: Int)? {
    var index = position + 1
    guard index < bytes.endIndex else { return nil }
    if bytes[index] == UInt8(ascii: "#") {
      index += 1
      var radix: UInt32 = 10
      if index < bytes.endIndex, bytes[index] | 0x20 == UInt8(ascii: "x") {
        radix = 16
        index += 1
      }
      var number: UInt32 = 0
      let first = index
      while index < bytes.endIndex, let digit = digit(bytes[index]), digit < radix {
        number = min(number * radix + digit, 0x11_0000)
        index += 1
      }
      guard index > first, index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") else { return nil }
      return (.number(number), index + 1)
    }
    let first = index
    while index < bytes.endIndex, index - first < 64, bytes[index].isNameByte { index += 1 }
    guard index > first, index < bytes.endIndex, bytes[index] == UInt8(ascii: ";"), bytes[first].isNameStart else {
      return nil
    }
    return (.name(String(decoding: bytes[first..<index], as: UTF8.self)), index + 1)
  }

  enum Reference {
    case number(UInt32)
    case name(String)
  }

  /// `bytes` with its numeric references expanded and the named ones left.
  static func expandAll(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"), case (.number(let number), let end)? = parse(bytes, at: index) {
        if let scalar = scalar(number) { output += UTF8.encode(scalar)! }
        index = end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

extension CharacterReference {
  /// The five names that XML itself knows (XML 1.0, section 4.6).
  static func predefined(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default: nil
    }
  }
}
