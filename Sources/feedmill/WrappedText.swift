/// Words laid out in lines of a terminal.
enum WrappedText {
  /// `text` in lines of at most `width` columns: broken at spaces, and between the characters of scripts that have none.
  ///
  /// A word that is longer than a line, such as an address, is broken where the line ends.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in pieces(text) {
      var word = word
      var size = DisplayWidth.of(word.text)
      if used > 0, used + (word.isSpaced ? 1 : 0) + size > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 && word.isSpaced {
        line += " "
        used += 1
      }
      while size > width {
        let head = prefix(of: word.text, columns: width)
        lines.append(line + head)
        (line, used) = ("", 0)
        word.text.removeFirst(head.count)
        size = DisplayWidth.of(word.text)
      }
      line += word.text
      used += size
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private struct Piece {
    var text: String
    /// A space stands before it.
    var isSpaced: Bool
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      var isSpaced = true
      var current = ""
      for character in word {
        let isWide = !character.isASCII && DisplayWidth.of(character) == 2
        if isWide, !current.isEmpty, !closing.contains(character) {
          pieces.append(Piece(text: current, isSpaced: isSpaced))
          (current, isSpaced) = ("", false)
        } else if !isWide, let last = current.last, !last.isASCII, DisplayWidth.of(last) == 2 {
          pieces.append(Piece(text: current, isSpaced: isSpaced))
          (current, isSpaced) = ("", false)
        }
        current.append(character)
      }
      if !current.isEmpty { pieces.append(Piece(text: current, isSpaced: isSpaced)) }
    }
    return pieces
  }

  /// What no line begins with (JIS X 4051).
  private static let closing = Set("。、，．！？」』）：；】》〉ー々")

  /// At least one character.
  private static func prefix(of text: String, columns: Int) -> String {
    var kept = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(character)
      if used > columns && !kept.isEmpty { break }
      kept.append(character)
    }
    return kept
  }
}
