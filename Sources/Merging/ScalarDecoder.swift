/// The scalars of UTF-8 bytes that are known to be valid, without a String.
struct ScalarDecoder {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  @inline(__always)
  mutating func next() -> UInt32? {
    guard index < bytes.count else { return nil }
    let first = UInt32(bytes[index])
    index += 1
    if first < 0x80 { return first }
    if first < 0xE0 { return (first & 0x1F) << 6 | tail() }
    if first < 0xF0 {
      let second = tail()
      return (first & 0x0F) << 12 | second << 6 | tail()
    }
    let second = tail()
    let third = tail()
    return (first & 0x07) << 18 | second << 12 | third << 6 | tail()
  }

  @inline(__always)
  private mutating func tail() -> UInt32 {
    guard index < bytes.count else { return 0 }
    let byte = UInt32(bytes[index])
    index += 1
    return byte & 0x3F
  }
}
