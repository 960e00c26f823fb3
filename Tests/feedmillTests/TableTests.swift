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
