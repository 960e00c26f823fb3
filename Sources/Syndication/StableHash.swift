/// A 64-bit hash that is the same in every run, unlike Swift's own. Not for secrets, nor against an adversary.
package struct StableHash: Sendable {
  package private(set) var value: UInt64

  package init(seed: UInt64 = 0) { value = seed ^ 0x9E37_79B9_7F4A_7C15 }

  package static func of(_ text: String, seed: UInt64 = 0) -> UInt64 { of(Array(text.utf8), seed: seed) }

  package static func of(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    var hash = StableHash(seed: seed)
    hash.combine(bytes)
    return hash.value
  }

  /// wyhash's mixer: the halves of a 128-bit product, folded together.
  @inline(__always)
  package mutating func combine(_ word: UInt64) {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: word ^ 0xE703_7ED1_A0B4_28DB)
    value = product.high ^ product.low ^ (value << 1)
  }

  /// Two lists of byte strings hash alike only when the strings do: each string's length goes in too.
  package mutating func combine(_ bytes: [UInt8]) {
    var index = 0
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
      combine(word)
      index += 8
    }
    var word: UInt64 = 0
    for offset in 0..<(bytes.count - index) { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
    combine(word)
    combine(UInt64(bytes.count))
  }

  package mutating func combine(_ text: String) { combine(Array(text.utf8)) }
}
