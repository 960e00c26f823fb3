/// An encoding of one byte a character.
struct CharsetTable: Sendable {
  /// UTF-8 of each byte in four places; what is left of them is not looked at.
  private var characters = [UInt8](repeating: 0, count: 4 * 256)
  private var lengths = [UInt8](repeating: 0, count: 256)
  private let isASCII: Bool
  /// Bytes that mean nothing; they are written as U+FFFD.
  private var unused = [Bool](repeating: false, count: 256)

  /// Nil where some byte means more than one character.
  ///
  /// - Parameter table: UTF-8 of each byte; empty for what the byte does not mean.
  init?(_ table: [[UInt8]]) {
    guard table.allSatisfy({ $0.count <= 4 }) else { return nil }
    isASCII = (0..<128).allSatisfy { table[$0] == [UInt8($0)] }
    for byte in 0..<256 {
      unused[byte] = table[byte].isEmpty
      let character: [UInt8] = table[byte].isEmpty ? [0xEF, 0xBF, 0xBD] : table[byte]
      lengths[byte] = UInt8(character.count)
      characters.replaceSubrange(4 * byte..<4 * byte + character.count, with: character)
    }
  }

  /// - Returns: valid UTF-8, and how many bytes meant nothing and became U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], errors: Int) {
    var errors = 0
    let text = unsafe [UInt8](unsafeUninitializedCapacity: 4 * bytes.count + 4) { output, count in
      for byte in bytes {
        if byte < 0x80 && isASCII {
          unsafe output[count] = byte
          count += 1
          continue
        }
        if unused[Int(byte)] { errors += 1 }
        // All four places, since that takes no loop; the next character is written over what is too much.
        let place = 4 * Int(byte)
        for offset in 0..<4 { unsafe output[count + offset] = characters[place + offset] }
        count += Int(lengths[Int(byte)])
      }
    }
    return (text, errors)
  }
}
