import Sanitizing
import Testing

/// What `feedmill parse --sanitize` shows: more than is stored, and nothing that runs.
@Suite struct HarmlessTests {
  private func harmless(_ html: String) -> String {
    Sanitizer().harmless(html: html, base: "http://e.org/a/b")
  }

  @Test(arguments: [
    ("<span id=x class='y z' align=left name=n>a</span>", #"<span id="x" class="y z" align="left" name="n">a</span>"#),
    (
      "<form action=f><input name=q autofocus><button>b</button></form>",
      #"<input name="q" autofocus="" /><button>b</button>"#
    ),
    (
      "<img alt=x><img src=p.gif width=1 height=1>",
      #"<img alt="x" /><img src="http://e.org/a/p.gif" width="1" height="1" />"#
    ),
    ("<nav hidden><dir>a</dir></nav>", #"<nav hidden=""><dir>a</dir></nav>"#),
    ("<textarea><b>&lt;/textarea></textarea>", "<textarea>&lt;b&gt;&lt;/textarea&gt;</textarea>"),
    (
      "<noscript><p title='</noscript><img src=x onerror=a>'></p></noscript>",
      #"<p title="&lt;/noscript&gt;&lt;img src=x onerror=a&gt;"></p>"#
    ),
    ("a<iframe src=x><a href='/l'>b</a></iframe>c", #"a<a href="http://e.org/l">b</a>c"#),
    ("<math><mi>a</mi><mo>+</mo></math>", "<code>a+</code>"),
  ])
  func whatRunsNothingStays(_ html: String, _ expected: String) {
    #expect(harmless(html) == expected)
  }

  @Test(arguments: [
    ("a<script>x</script><style>x</style><object>x</object><svg><a/></svg>b", "ab"),
    ("<p onclick=x data-x=y ping=z srcdoc=w formaction=v>a</p>", "<p>a</p>"),
    ("<a href='java&#9;script:x' src='data:image/png,x'>a</a>", "<a>a</a>"),
    ("<p action='javascript:x' background='vbscript:x'>a</p>", "<p>a</p>"),
    ("a<iframe src=http://e.org/></iframe><embed src=x><link href=x><meta content=x><base href=x>b", "ab"),
    ("<frameset><frame src=x></frameset><blink>a</blink><xmp><b></xmp>", "a"),
  ])
  func whatCouldRunGoes(_ html: String, _ expected: String) {
    #expect(harmless(html) == expected)
  }

  @Test(arguments: [
    ("color: red; position: fixed; COLOR:#fff", "color: red; COLOR: #fff;"),
    ("margin: 0 15px 0 0; margin-left: 99999em", "margin: 0 15px 0 0;"),
    (
      "border: 1px solid rgb(0, 0, 0); font-family: 'Times New', serif",
      "border: 1px solid rgb(0, 0, 0); font-family: 'Times New', serif;"
    ),
    ("background-image: url(http://x/); background-color: black", "background-color: black;"),
    ("width: expression(alert(1)); width: ex/**/pression(1); color: \\72 ed; color: var(--x)", nil),
    ("behavior: url(x); -moz-binding: none; mso-list: l0", nil),
  ])
  func stylesSayOnlyHowTextLooks(_ style: String, _ expected: String?) {
    let attribute = expected.map { " style=\"\($0)\"" } ?? ""
    #expect(harmless("<p style=\"\(style)\">a</p>") == "<p\(attribute)>a</p>")
  }
}
