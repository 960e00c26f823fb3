internal import XML

/// Text that was turned into UTF-8 twice: UTF-8 that someone took for iso-8859-1, so that `ó` became `Ã³`.
enum Mojibake {
  /// `text` as it was meant; `text` itself unless all of it reads as UTF-8 once more.
  static func repaired(_ text: ArraySlice<UInt8>) -> String {
    guard let first = text.firstIndex(where: { $0 >= 0x80 }), isSuspicious(text, first) else {
      return String(decoding: text, as: UTF8.self)
    }
    var bytes = Array(text[..<first])
    var index = first
    while index < text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        bytes.append(byte)
        index += 1
      } else if byte == 0xC2 || byte == 0xC3, index + 1 < text.endIndex {
        // U+0080 to U+00FF: one byte of iso-8859-1.
        bytes.append(byte << 6 | text[index + 1] & 0x3F)
        index += 2
      } else {
        return String(decoding: text, as: UTF8.self)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(decoding: text, as: UTF8.self)
  }

  /// `text` with the characters of windows-1252 that were taken for iso-8859-1, so that `’` became U+0092.
  static func withoutControls(_ text: String) -> String {
    var isAfterC2 = false
    let hasControl = text.utf8.contains { byte in
      defer { isAfterC2 = byte == 0xC2 }
      return isAfterC2 && byte < 0xA0
    }
    guard hasControl else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = (0x80..<0xA0).contains(scalar.value)
      output.append(isControl ? Windows1252.scalar(UInt8(scalar.value)) : scalar)
    }
    return String(output)
  }

  /// Whether the first character beyond ASCII can begin such a text: `Â` to `ô`, and a character below U+00C0 after it.
  private static func isSuspicious(_ text: ArraySlice<UInt8>, _ first: Int) -> Bool {
    first + 3 < text.endIndex && text[first] == 0xC3 && (0x82...0xB4).contains(text[first + 1])
      && text[first + 2] == 0xC2
  }
}
