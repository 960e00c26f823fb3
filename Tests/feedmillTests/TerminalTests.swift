import FoundationEssentials
import Testing

@testable import feedmill

struct TerminalTests {
  /// A cursor moved, a window's title set, a line's direction turned, a line broken; and CSI as one character of C1.
  static let hostile = [
    "\u{1B}[31mred", "\u{1B}]0;title\u{7}", "a\u{202E}b", "a\u{2066}b", "a\rb", "a\u{9B}31m", "a\u{8}b", "a\u{2028}b",
    "\u{61C}a", "\u{200F}a", "\u{7F}", "a\u{0}b",
  ]

  @Test(arguments: hostile) func whatASourceSaysCannotSteerATerminal(text: String) throws {
    let harmful: (Unicode.Scalar) -> Bool = { Terminal.isHarmful($0) && $0 != "\u{2068}" && $0 != "\u{2069}" }
    for shown in [Terminal.harmless(text), Terminal.fit(text), Style.keepingColours("\(text)")] {
      #expect(!shown.unicodeScalars.contains { harmful($0) && !($0 == "\u{1B}" && text.hasPrefix("\u{1B}[31m")) })
    }
    var table = Table([Table.Column(title: "Title")])
    table.add([text])
    #expect(!table.lines(width: 80)[1].unicodeScalars.contains(where: harmful))
  }

  @Test(arguments: hostile) func jsonHoldsItAndShowsItEscaped(text: String) throws {
    let json = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
    let safe = Terminal.harmless(json: json)
    #expect(!safe.unicodeScalars.contains(where: Terminal.isHarmful))
    #expect(try JSONDecoder().decode([String].self, from: Data(safe.utf8)) == [text])
  }

  @Test func ourColoursPassAndNoOtherSequence() {
    #expect(Style.keepingColours("\u{1B}[31mFAILING\u{1B}[0m  x") == "\u{1B}[31mFAILING\u{1B}[0m  x")
    #expect(Style.keepingColours("\u{1B}[2Jx") == "\u{FFFD}[2Jx")
    #expect(Style.keepingColours("x\u{1B}") == "x\u{FFFD}")
  }

  @Test(
    arguments: [
      (-3.0, "now"), (-89, "89 s ago"), (-90, "2 min ago"), (-10_800, "3 h ago"), (1200, "in 20 min"),
      (-259_200, "3 days ago"), (-8_640_000, "3 months ago"), (94_867_200, "in 3 years"),
    ] as [(Double, String)]) func timesAreTold(seconds: Double, words: String)
  {
    let now = Date(timeIntervalSince1970: 1_790_000_000)
    #expect(RelativeTime.of(now + seconds, now: now) == words)
  }

  @Test(
    arguments: [
      ("one two three", 80, "one two three"), ("one two three", 9, "one two\n    three"),
      ("  one two three", 11, "  one two\n      three"),
      ("\u{1B}[31mone\u{1B}[0m two three", 9, "\u{1B}[31mone\u{1B}[0m two\n    three"),
      ("https://example.org/very/long a", 10, "https://example.org/very/long\n    a"),
      ("раз два три", 8, "раз два\n    три"),
    ] as [(String, Int, String)]) func longLinesBreakBetweenWords(line: String, width: Int, wrapped: String)
  {
    #expect(Terminal.wrapped(line, width: width) == wrapped)
    #expect(Terminal.wrapped(line, width: nil) == line)
  }
}
