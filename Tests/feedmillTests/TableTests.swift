import Testing

@testable import feedmill

struct TableTests {
  @Test(
    arguments: [
      ("abc", 3), ("Привет", 6), ("漢字", 4), ("ｆｕｌｌ", 8), ("e\u{301}", 1), ("שלום", 4), ("مرحبا", 5), ("한글", 4),
      ("😀", 2),
      ("👨‍👩‍👧", 2), ("🇷🇺", 2), ("❤️", 2), ("❤", 1), ("…", 1), ("", 0), ("\u{200B}", 0), ("नमस्ते", 4), ("ทำ", 2),
      ("👍🏽", 2), ("👩🏽‍🚀", 2), ("각", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{2068}א\u{2069}", 1),
    ] as [(String, Int)]) func widthsAreColumns(text: String, columns: Int)
  {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    "", "abc ~", "Привет, мир — «слово»", "Ґанок й ё", "naïve café ÿ", "Ωμέγα", "‘’“”…‐", "a\u{A0}b", "a\u{AD}b",
    "a\u{85}b",
    "e\u{301}", "ҋ\u{483}\u{489}", "漢字", "©\u{FE0F}", "\u{202E}abc", "\u{200E}a", "\u{1B}[31m", "a\tb", "\u{7F}", "€",
    "😀",
    "\u{2028}", "\u{2027}", "שלום",
  ]) func plainTextsAreHarmlessAndAsWideAsOthers(text: String) {
    guard let columns = DisplayWidth.ofPlain(text) else {
      return #expect(!text.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
    }
    #expect(columns == DisplayWidth.of(text))
    #expect(Terminal.harmless(text) == text)
    #expect(DisplayWidth.steady(text) == text)
    #expect(DisplayWidth.isolated(text) == text)
  }

  @Test func everyLetterThatIsPlainIsOneColumnWide() {
    for value in UInt32(0x20)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      if let columns = DisplayWidth.ofPlain(text) {
        #expect(columns == 1 && DisplayWidth.of(text) == 1 && Terminal.harmless(text) == text, "U+\(value)")
        #expect(DisplayWidth.isolated(text) == text)
      }
    }
  }

  @Test func aLongCellMovesNoOtherLineInAPipe() {
    var table = Table([Table.Column(title: "A"), Table.Column(title: "B")])
    table.add([String(repeating: "x", count: 10_000), "y"])
    table.add(["z", "y"])
    let lines = table.lines(width: nil)
    #expect(lines[1].count == 10_003 && lines[1].hasSuffix("x  y"))
    #expect(lines[2].count == 103 && lines[0].count == 103)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("漢字漢字", 5, "漢字…"), ("漢字漢字", 6, "漢字…"), ("abc", 1, "…"),
    ("abc", 0, ""), ("Приветы", 4, "При…"),
  ]) func textsAreCutBetweenCharacters(text: String, columns: Int, cut: String) {
    #expect(DisplayWidth.fit(text, to: columns) == cut)
    #expect(DisplayWidth.of(cut) <= columns)
  }

  @Test func linesFitTheTerminal() {
    var table = Table([
      Table.Column(title: "#", isNumber: true), Table.Column(title: "Title"), Table.Column(title: "Address", least: 20),
    ])
    table.add(["9", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", "https://example.org/" + String(repeating: "a", count: 80)])
    table.add(["10", "b", "c"])
    for width in [40, 60, 80, 120] {
      let lines = table.lines(width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
      #expect(lines.contains { DisplayWidth.of($0) > width - 3 })
    }
    #expect(table.lines(width: nil)[1].hasSuffix("aaaa"))
    #expect(table.lines(width: 80)[2].hasPrefix("10  b  "))
  }

  @Test(arguments: [
    ("👨‍👩‍👧 and 👍🏽 and ❤️ and 1️⃣", "👨 and 👍 and ❤ and 1"), ("🇷🇺 漢字 e\u{301} नमस्ते", "🇷🇺 漢字 e\u{301} नमस्ते"),
    ("a" + String(repeating: "\u{301}", count: 40), "a" + String(repeating: "\u{301}", count: 8)),
  ]) func picturesOfDoubtfulWidthBecomeTheirFirst(text: String, steady: String) {
    #expect(DisplayWidth.steady(text).unicodeScalars.elementsEqual(steady.unicodeScalars))
    #expect(DisplayWidth.steady(steady) == steady)
  }

  @Test func aTitleFromRightToLeftIsIsolatedSoThatItsRowStaysInOrder() {
    var table = Table([Table.Column(title: "Title"), Table.Column(title: "Entries", isNumber: true)])
    table.add(["أخبار", "12"])
    table.add(["News", "3"])
    #expect(table.lines(width: 80)[1] == "\u{2068}أخبار\u{2069}       12")
    #expect(table.lines(width: 80)[2] == "News         3")
  }
}
