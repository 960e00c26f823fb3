internal import Glibc

/// The encoding that the web means by iso-8859-1 (https://encoding.spec.whatwg.org/#windows-1252).
package enum Windows1252 {
  package static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    byte & 0xE0 == 0x80 ? controls[Int(byte - 0x80)] : Unicode.Scalar(byte)
  }

  /// Whether UTF-8 holds one of the control characters U+0080 to U+009F.
  static func hasControls(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe contains(utf8, 0xC2) { unsafe (0x80..<0xA0).contains($0[0]) }
  }

  /// Whether `byte` is there with two bytes after it that `matches` is true of. Costs next to nothing where it is rare.
  static func contains(
    _ utf8: UnsafeBufferPointer<UInt8>, _ byte: UInt8, _ matches: (UnsafePointer<UInt8>) -> Bool
  ) -> Bool {
    guard let base = utf8.baseAddress else { return false }
    var index = 0
    while index + 2 < utf8.count, let found = unsafe memchr(base + index, Int32(byte), utf8.count - 2 - index) {
      index = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if unsafe matches(base + index + 1) { return true }
      index += 1
    }
    return false
  }

  /// 0x80 to 0x9F.
  private static let controls: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
