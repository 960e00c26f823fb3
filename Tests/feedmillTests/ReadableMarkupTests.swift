import Testing

@testable import feedmill

struct ReadableMarkupTests {
  @Test(arguments: [
    ("<p>One</p>\n<p>Two &amp; three</p>", "One\n\nTwo & three"),
    ("a<br>b", "a\nb"), ("a<ul><li>b</li></ul>", "a\n\n- b"),
    ("<ul><li>one</li><li>two <b>bold</b></li></ul>after", "- one\n- two bold\n\nafter"),
    ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
    ("<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>", "- one\n  - inner\n- two"),
    ("<blockquote><p>said</p></blockquote><p>so</p>", "> said\n\nso"),
    ("<pre>a\n  b &lt; c</pre>", "a\n  b < c"),
    ("<a href=\"https://e.org/?a=1&amp;b=2\">link</a>.", "link[1]."),
    ("<img src=\"x\" alt=\"a cat\"> and <img src=\"y\">", "[picture: a cat] and [picture]"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
    ("text < &nosuch; &#x41;&#66;", "text < &nosuch; AB"), ("", ""), ("<", "<"), ("&", "&"), ("<p", "<p"),
  ])
  func markupBecomesLines(_ html: String, _ text: String) {
    #expect(ReadableMarkup(html).lines(width: 80).joined(separator: "\n") == text)
  }

  @Test func linksAreNumberedOnce() {
    let markup = ReadableMarkup("<a href=\"u\">a</a> <a href=\"u\">b</a> <a href=\"v\">c</a> <a href=\"#top\">d</a>")
    #expect(markup.links == ["u", "v"])
    #expect(markup.lines(width: 80) == ["a[1] b[1] c[2] d"])
  }

  @Test func listsAndQuotationsHangUnderTheirMarks() {
    #expect(
      ReadableMarkup("<ul><li>one two three four five six seven</li></ul>").lines(width: 24)
        == ["- one two three four", "  five six seven"])
    #expect(
      ReadableMarkup("<blockquote>one two three four five six seven</blockquote>").lines(width: 24)
        == ["> one two three four", "> five six seven"])
  }
}

struct WrappedTextTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("Алые паруса плывут", 11, ["Алые паруса", "плывут"]),
    ("https://example.org/long", 10, ["https://ex", "ample.org/", "long"]),
    ("東京都庁の話。", 6, ["東京都", "庁の", "話。"]),
    ("新iPhone手机", 8, ["新iPhone", "手机"]),
    ("", 5, []), ("  a   b ", 5, ["a b"]),
  ])
  func linesFitTheWidth(_ text: String, _ width: Int, _ lines: [String]) {
    #expect(WrappedText.lines(text, width: width) == lines)
  }
}
