/// UTF-8 that is not quite.
package enum UTF8Repair {
  package static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { unsafe isValid($0) }
  }

  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
  }

  /// Valid UTF-8: what is no character is read as windows-1252.
  ///
  /// - Returns: also the characters beyond ASCII that were right, the bytes that were wrong, and where the first is.
  static func repair(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], valid: Int, invalid: Int, first: Int?) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 16)
    var (valid, invalid) = (0, 0)
    var first: Int?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte < 0x80 {
        text.append(byte)
        index += 1
      } else if let length = length(bytes, at: index) {
        text.append(contentsOf: bytes[index..<index + length])
        valid += 1
        index += length
      } else {
        text.append(contentsOf: UTF8.encode(Windows1252.scalar(byte))!)
        invalid += 1
        first = first ?? index
        index += 1
      }
    }
    return (text, valid, invalid, first)
  }

  /// Bytes of the well-formed character at `index` (Unicode 16.0, table 3-7).
  private static func length(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int? {
    let first = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.endIndex, second.contains(bytes[index + 1]) else { return nil }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}
