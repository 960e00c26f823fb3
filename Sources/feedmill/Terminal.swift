import Files
import FoundationEssentials

/// Where words for people go, and what they may contain.
enum Terminal {
  /// Writes a line of data to standard output.
  static func print(_ line: String) {
    StandardStream.output.write(line + "\n")
  }

  /// Writes a value as JSON with sorted keys and times in RFC 3339.
  static func print(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Writes a line to standard error.
  ///
  /// - Parameter meaning: in which colour.
  static func complain(_ message: String, prefix: String = "feedmill: ", _ meaning: Style.Meaning? = nil) {
    let words = harmless(message, keepingLines: true)
    StandardStream.error.write(prefix + (meaning.map { Style.paint(words, $0, on: .error) } ?? words) + "\n")
  }

  /// `text` with everything that could move a cursor, ring a bell or turn the direction of a line made harmless.
  static func harmless(_ text: String, keepingLines: Bool = false) -> String {
    func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
      if keepingLines && scalar == "\n" { return false }
      // C0, DEL, C1; the bidirectional controls of Unicode Technical Report 36, section 3.2; line separators.
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x2028, 0x2029: return true
      default: return false
      }
    }
    // The bytes that every harmful character has one of, save the lead bytes of letters and of nearly all signs.
    let mayHarm = text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
    guard mayHarm, text.unicodeScalars.contains(where: isHarmful) else { return text }
    var safe = String.UnicodeScalarView()
    safe.append(contentsOf: text.unicodeScalars.map { isHarmful($0) ? "\u{FFFD}" : $0 })
    return String(safe)
  }
}
