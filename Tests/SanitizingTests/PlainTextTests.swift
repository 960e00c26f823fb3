import Sanitizing
import Syndication
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("<b>Bold</b> &amp; <i>it</i>alic", "Bold & italic"), ("  a\n\t b  ", "a b"), ("a<p>b<br>c</p>d", "a b c d"),
    ("a<script>x</script><style>y</style><!-- z -->b", "ab"), ("&#x202E;gpj.exe", "gpj.exe"),
    ("\u{1B}[31mred\u{92}\u{90}", "[31mred’\u{FFFD}"), ("AT&amp;T &lt;3", "AT&T <3"), ("1 < 2", "1 < 2"), ("", ""),
    ("caf\u{65}\u{301} 👩‍👩‍👧 नमस्ते שלום", "caf\u{65}\u{301} 👩‍👩‍👧 नमस्ते שלום"), ("a&nbsp;b\u{2028}c", "a b c"),
    ("<img alt=x src=y>", ""), ("<td>a</td><td>b</td>", "a b"), ("<option>a<select>b", ""),
  ])
  func htmlIsReadAsItsWords(_ html: String, _ expected: String) {
    #expect(Sanitizer().plainText(Text(html, .html)) == expected)
  }

  @Test(arguments: [("1 < 2 &amp; <b>", "1 < 2 &amp; <b>"), (" a\u{0}\u{202D}\nb ", "a b")])
  func plainTextIsNotMarkup(_ text: String, _ expected: String) {
    #expect(Sanitizer().plainText(Text(text, .plain)) == expected)
  }
}
