extension UInt8 {
  /// May stand in a name (XML 1.0, production 4a); any byte of a character beyond ASCII may.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"),
      UInt8(ascii: "."), 0x80...0xFF:
      true
    default:
      false
    }
  }

  /// May begin a name.
  var isNameStart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), 0x80...0xFF:
      true
    default:
      false
    }
  }
}

extension ArraySlice<UInt8> {
  func has(_ ascii: StaticString, at position: Int) -> Bool {
    let length = ascii.utf8CodeUnitCount
    guard position >= startIndex, position + length <= endIndex else { return false }
    return ascii.withUTF8Buffer { wanted in
      for offset in 0..<length where unsafe self[position + offset] != wanted[offset] { return false }
      return true
    }
  }

  /// The place after the first `ascii` at or after `position`.
  func end(of ascii: StaticString, from position: Int) -> Int? {
    guard position <= endIndex else { return nil }
    let first = unsafe ascii.utf8Start.pointee
    var from = position
    while let found = self[from...].firstIndex(of: first) {
      if has(ascii, at: found) { return found + ascii.utf8CodeUnitCount }
      from = found + 1
    }
    return nil
  }

  /// How many lines end from `position` on: with LF, CR or both.
  package func lineEnds(from position: Int) -> Int {
    var count = 0
    var wasReturn = false
    for byte in self[Swift.min(Swift.max(position, startIndex), endIndex)...] {
      if byte == 0x0A && !wasReturn || byte == 0x0D { count += 1 }
      wasReturn = byte == 0x0D
    }
    return count
  }

  /// The name that begins at `position`, or its first 256 bytes; empty for none. And the place after it.
  func name(at position: Int) -> (name: String, end: Int) {
    var end = position
    while end < endIndex, end - position < 256, self[end].isNameByte { end += 1 }
    guard end > position, self[position].isNameStart else { return ("", position) }
    return (String(decoding: self[position..<end], as: UTF8.self), end)
  }
}
