/// A UUID that is a function of a text (RFC 9562, section 5.8: version 8, made our own way).
struct StableUUID {
  private var high: UInt64
  private var low: UInt64

  /// Two FNV-1a hashes, the second over the text reversed.
  init(of text: String) {
    high = Self.hash(text.utf8)
    low = Self.hash(text.utf8.reversed())
    high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
    low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  var urn: String {
    func hex(_ value: UInt64, _ digits: Int) -> String {
      let text = String(value, radix: 16)
      return String(repeating: "0", count: digits - text.utf8.count) + text
    }
    return "urn:uuid:" + hex(high >> 32, 8) + "-" + hex(high >> 16 & 0xFFFF, 4) + "-" + hex(high & 0xFFFF, 4) + "-"
      + hex(low >> 48, 4) + "-" + hex(low & 0xFFFF_FFFF_FFFF, 12)
  }
}
