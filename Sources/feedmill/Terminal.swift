import Files
import FoundationEssentials

/// Where words for people go, and what they may contain.
enum Terminal {
  /// Writes a line to standard output. What a source says is harmless on a terminal even where a caller forgot to make
  /// it so; colours pass.
  static func print(_ line: String) {
    StandardStream.output.write((StandardStream.output.isTerminal ? Style.keepingColours(line) : line) + "\n")
  }

  /// Writes a line that may hold what a source says, broken between words where the terminal is narrow; what follows is
  /// indented. Colours pass.
  static func print(wrapping line: String) { print(wrapped(line, width: width)) }

  /// Writes a value as JSON with sorted keys and times in RFC 3339.
  static func print(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    StandardStream.output.write(harmless(json: String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n")
  }

  /// `line` broken between words where it is longer than `width`, what follows being indented; columns are counted
  /// without colours. A longer word, and a script without spaces, is left to the terminal.
  static func wrapped(_ line: String, width: Int?) -> String {
    guard let width, line.utf8.count > width else { return line }
    let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count + 4)
    var lines: [String] = []
    var current = ""
    var used = 0
    for (index, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let columns = DisplayWidth.of(Style.withoutColours(String(word)))
      if used > indent.utf8.count, used + 1 + columns > width {
        lines.append(current)
        current = indent + word
        used = indent.utf8.count + columns
      } else {
        current += (index == 0 ? "" : " ") + word
        used += (index == 0 ? 0 : 1) + columns
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// JSON text with what could harm a terminal as `\u` escapes: the same value.
  static func harmless(json text: String) -> String {
    guard mayHarm(text) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x7F, isHarmful(scalar) {
        let digits = String(scalar.value, radix: 16)
        safe.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// The columns that a line of standard output has; nil where it is no terminal, and nothing is to be cut.
  static let width: Int? = StandardStream.output.isTerminal ? StandardStream.output.width ?? 80 : nil

  private static let errorWidth: Int? = StandardStream.error.isTerminal ? StandardStream.error.width ?? 80 : nil

  /// What a source says as one line of a person's terminal: harmless, cut to the columns that are left, and kept from
  /// turning the direction of the rest.
  static func fit(_ text: String, indent: Int = 0) -> String {
    let text = harmless(text)
    guard let width else { return text }
    return DisplayWidth.isolated(DisplayWidth.fit(DisplayWidth.steady(text), to: max(10, width - indent)))
  }

  /// Writes a line to standard error.
  ///
  /// - Parameter meaning: in which colour.
  static func complain(_ message: String, prefix: String = "feedmill: ", _ meaning: Style.Meaning? = nil) {
    let words = harmless(message, keepingLines: true)
    let lines = (prefix + words).split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrapped(String($0), width: errorWidth) }.joined(separator: "\n")
    StandardStream.error.write((meaning.map { Style.paint(lines, $0, on: .error) } ?? lines) + "\n")
  }

  /// `text` with everything that could move a cursor, ring a bell or turn the direction of a line made harmless.
  ///
  /// - Parameter kept: what may stay, such as the isolates of our own.
  static func harmless(_ text: String, keepingLines: Bool = false, kept: ClosedRange<UInt32>? = nil) -> String {
    func isReplaced(_ scalar: Unicode.Scalar) -> Bool {
      isHarmful(scalar) && !(keepingLines && scalar == "\n") && kept?.contains(scalar.value) != true
    }
    guard mayHarm(text), text.unicodeScalars.contains(where: isReplaced) else { return text }
    var safe = String.UnicodeScalarView()
    safe.append(contentsOf: text.unicodeScalars.map { isReplaced($0) ? "\u{FFFD}" : $0 })
    return String(safe)
  }

  /// C0, DEL, C1; the bidirectional controls of Unicode Technical Report 36, section 3.2; line separators.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether there are bytes that every harmful character has one of, save the lead bytes of letters and of nearly all
  /// signs.
  private static func mayHarm(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2 }
  }
}
