internal import Glibc

/// The encoding that the web means by iso-8859-1 (https://encoding.spec.whatwg.org/#windows-1252).
enum Windows1252 {
  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    byte & 0xE0 == 0x80 ? controls[Int(byte - 0x80)] : Unicode.Scalar(byte)
  }

  /// UTF-8 without the control characters U+0080 to U+009F, which nobody means: they are bytes of windows-1252 that were
  /// taken for iso-8859-1. Nil when there are none, which costs next to nothing to find out.
  static func replacingControls(_ utf8: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var index = utf8.startIndex
    while let control = nextControl(utf8, from: index) {
      output += utf8[index..<control]
      output += UTF8.encode(scalar(utf8[control + 1]))!
      index = control + 2
    }
    return index == utf8.startIndex ? nil : output + utf8[index...]
  }

  private static func nextControl(_ utf8: ArraySlice<UInt8>, from start: Int) -> Int? {
    unsafe utf8[start...].withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count, let found = unsafe memchr(bytes.baseAddress! + index, 0xC2, bytes.count - index) {
        index = unsafe UnsafeRawPointer(found) - bytes.baseAddress!
        if index + 1 < bytes.count, unsafe (0x80..<0xA0).contains(bytes[index + 1]) { return start + index }
        index += 1
      }
      return nil
    }
  }

  /// 0x80 to 0x9F.
  private static let controls: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
