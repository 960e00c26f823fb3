import Testing

@testable import feedmill

struct TableTests {
  @Test(arguments: [
    ("abc", 3), ("Привет", 6), ("漢字", 4), ("ｆｕｌｌ", 8), ("e\u{301}", 1), ("שלום", 4), ("مرحبا", 5), ("한글", 4), ("😀", 2),
    ("👨‍👩‍👧", 2), ("🇷🇺", 2), ("❤️", 2), ("❤", 1), ("…", 1), ("", 0), ("\u{200B}", 0), ("नमस्ते", 3),
  ]) func widthsAreColumns(text: String, columns: Int) {
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
}
