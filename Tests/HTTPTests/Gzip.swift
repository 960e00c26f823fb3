/// A gzip member made by hand (RFC 1951, 1952).
enum Gzip {
  /// A kilobyte for each megabyte.
  static func zeros(megabytes: Int) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    for _ in 0..<megabytes { bytes += block }
    bytes += [1, 0, 0, 0xFF, 0xFF]  // An empty last block.
    bytes += littleEndian(0xA738_EA1C)  // The CRC of one megabyte; no test reads to the end of more.
    bytes += littleEndian(UInt32(truncatingIfNeeded: megabytes << 20))
    return bytes
  }

  /// What zlib makes of a megabyte of zeros, with a full flush after it.
  private static let block: [UInt8] =
    [0xEC, 0xC1, 0x31, 1, 0, 0, 0, 0xC2, 0xA0, 0xF5, 0x4F, 0x6D, 8, 0x5F, 0xA0] + Array(repeating: 0, count: 1016)
    + [0x3E, 3, 0, 0, 0xFF, 0xFF]

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
