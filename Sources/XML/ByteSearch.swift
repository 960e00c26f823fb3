internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first place from `start` on and before `end` that is wanted; `end` for none. `isWanted` answers 1 or 0 without a
  /// branch, so that many bytes are looked at at a time.
  @inline(__always)
  func first(from start: Int, to end: Int, _ isWanted: (UInt8) -> UInt8) -> Int {
    var index = start
    while end &- index >= 32 {
      var found: UInt8 = 0
      for offset in 0..<32 { unsafe found |= isWanted(self[index &+ offset]) }
      if found != 0 { break }
      index &+= 32
    }
    while index < end, unsafe isWanted(self[index]) == 0 { index &+= 1 }
    return index
  }
}

extension [UInt8] {
  func index(of byte: UInt8, from start: Int) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}
