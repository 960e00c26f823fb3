import Sanitizing
import Syndication
import Testing

@Suite struct PolicyTests {
  private func sanitize(_ html: String) -> String {
    Sanitizer().sanitize(html: html, base: "https://e.org/page/")
  }

  private static let rel = #" rel="noopener noreferrer""#
  private static let frame =
    #" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" loading="lazy""#
    + #" referrerpolicy="strict-origin-when-cross-origin"></iframe>"#

  static let elements: [(String, String)] = [
    (
      "<p id=a class=b style='color:red' onclick=x data-x=1 title=t lang=de dir=rtl>x",
      #"<p title="t" lang="de" dir="rtl">x</p>"#
    ),
    ("<blink>x</blink><custom-a>y</custom-a><nav>z</nav>", "xyz"),
    ("a<script>b</script><style>c</style><object>d</object><svg><p>e</svg><title>f</title><canvas>g</canvas>z", "az"),
    ("<p hidden>x</p><div>y</div>", "<div>y</div>"), ("a<!-- b -->c<?d?>e", "ace"),
    (
      "<form action=/x><label>Name</label> <input value=v><select><option>o</select><textarea>t</textarea></form>",
      "Name "
    ),
    ("a<br>b<hr>c<wbr>d", "a<br />b<hr />c<wbr />d"),
    (
      "<table><caption>c</caption><tr><th scope=col align=left>h<td colspan=2 rowspan=x>d</table>",
      #"<table><caption>c</caption><tr><th scope="col" align="left">h</th><td colspan="2">d</td></tr></table>"#
    ),
    (
      "<ol start=3 reversed type=a><li value=-7>x</ol>",
      #"<ol start="3" reversed="" type="a"><li value="-7">x</li></ol>"#
    ),
    ("<details open><summary>s</summary>d</details>", #"<details open=""><summary>s</summary>d</details>"#),
    ("<time datetime=2025-01-02>x</time>", #"<time datetime="2025-01-02">x</time>"#),
    (
      "<q cite=/s>x</q><del cite=javascript:x datetime=y>z</del>",
      #"<q cite="https://e.org/s">x</q><del datetime="y">z</del>"#
    ),
    (
      "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>\\frac x</annotation></semantics></math>",
      "<code>\\frac x</code>"
    ),
    (
      "<math alttext='x&lt;2'><mi>x</mi></math><math> <mi>y</mi> </math><math></math>",
      "<code>x&lt;2</code><code>y</code>"
    ),
  ]

  static let nesting: [(String, String)] = [
    ("<p>a<figure>b</figure>c</p>d", "<p>a</p><figure>b</figure>cd"),
    ("<p>a<form><div>b</div></form>c</p>", "<p>a</p><div>b</div>c"), ("<p><x-y><p>a</p></x-y></p>", "<p></p><p>a</p>"),
    ("<a href=/a><nav><table></table></nav>b</a>", #"<a href="https://e.org/a"\#(rel)></a><table></table>b"#),
    ("<ul><li><nav><li>a</nav></ul>", "<ul><li></li><li>a</li></ul>"),
    ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
  ]

  static let escapes: [(String, String)] = [
    (#"a & b &lt;c&gt; "d" 'e'"#, "a &amp; b &lt;c&gt; &quot;d&quot; 'e'"), ("no <markup", "no "),
    (#"<p title='a"b<c>&amp;d'>x"#, #"<p title="a&quot;b&lt;c&gt;&amp;d">x</p>"#),
    ("<p>&#0;&#1;\u{7F}x", "<p>\u{FFFD}\u{FFFD}\u{FFFD}x</p>"),
    ("plain > \u{1}", "plain &gt; \u{FFFD}"), ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"),
  ]

  static let addresses: [(String, String)] = [
    ("<a href=/a target=_blank>x</a>", #"<a href="https://e.org/a"\#(rel)>x</a>"#),
    ("<a href='#n'>x</a>", #"<a href="https://e.org/page/#n"\#(rel)>x</a>"#),
    (
      "<a href='mailto:a@e.org'>x</a><a href='tel:+1'>y</a>",
      #"<a href="mailto:a@e.org"\#(rel)>x</a><a href="tel:+1"\#(rel)>y</a>"#
    ),
    (
      "<a href='javascript:x'>a</a><a href=' &#1;JAVA&Tab;script&colon;x'>b</a><a href='data:text/html,x'>c</a>",
      "<a>a</a><a>b</a><a>c</a>"
    ),
    ("<a href='vbscript:x'>a</a><a href='file:///etc'>b</a><a href='blob:x'>c</a>", "<a>a</a><a>b</a><a>c</a>"),
    (
      "<a href='https://u:p@e.org/'>a</a><a href='https://'>b</a><a href='http://:80/'>c</a>",
      "<a>a</a><a>b</a><a>c</a>"
    ),
    ("<a href='https://e.org/a\u{1}b'>a</a>", "<a>a</a>"),
    ("<a href='https:\\\\x.org\\a'>a</a>", #"<a href="https://x.org/a"\#(rel)>a</a>"#),
    (
      "<a href=/a>a<b><a href=/b>b</a></b></a>",
      #"<a href="https://e.org/a"\#(rel)>a<b>b</b></a>"#
    ),
    (
      "<blockquote cite='mailto:x'>x</blockquote><img src=ftp://e.org/a>",
      #"<blockquote cite="mailto:x">x</blockquote>"#
    ),
  ]

  static let pictures: [(String, String)] = [
    (
      "<img src=a.png alt='A' width=10px height=50% border=0>",
      #"<img src="https://e.org/page/a.png" alt="A" width="10" height="50%" />"#
    ),
    ("<img src=javascript:x alt=words><img alt=''><img src='data:image/png;base64,AA'>", "words"),
    (
      "<img srcset='a.png 1x, b,c.png 2x,d.png 3q, javascript:x 4x, e.png 100w'>",
      #"<img srcset="https://e.org/page/a.png 1x, https://e.org/page/b%2Cc.png 2x, https://e.org/page/e.png 100w" />"#
    ),
    (
      "<img src='/blank.gif' data-src=a.png><img src='' data-original='/b.png'><img src='data:x' data-lazy-src=c.png>",
      #"<img src="https://e.org/page/a.png" loading="lazy" /><img src="https://e.org/b.png" loading="lazy" /><img src="https://e.org/page/c.png" loading="lazy" />"#
    ),
    (
      "<img data-srcset='a.png 2x'><img src=b.png loading=lazy>",
      #"<img srcset="https://e.org/page/a.png 2x" loading="lazy" /><img src="https://e.org/page/b.png" loading="lazy" />"#
    ),
    ("<img src=x.png data-src=y.png>", #"<img src="https://e.org/page/x.png" />"#),
    ("<img class=lazy src='data:x'><noscript><img src=a.png></noscript>", #"<img src="https://e.org/page/a.png" />"#),
    ("<img src=/spacer.png alt=x> <noscript><p><img src=a.png></noscript>", #"<img src="https://e.org/page/a.png" />"#),
    ("<b><img src=/1x1.png></b><noscript><img src=a.png></noscript>", #"<b><img src="https://e.org/1x1.png" /></b>"#),
    ("<img src=b.png><noscript><img src=a.png>text</noscript>", #"<img src="https://e.org/page/b.png" />"#),
    (
      "<img src=a width=1 height=1 alt=x><img src=a style='WIDTH:0px; height : 1px'><img src=b width=1 height=9>",
      #"<img src="https://e.org/page/b" width="1" height="9" />"#
    ),
    (
      "<img src=http://feeds.feedburner.com/~r/x/~4/1><img src=http://feeds.feedburner.com/~ff/x?d=1><img src=//pixel.wp.com/b.gif><img src=https://a.doubleclick.net/x>",
      ""
    ),
    ("<img src=http://feeds.feedburner.com/logo.png>", #"<img src="http://feeds.feedburner.com/logo.png" />"#),
    ("<image src=a>", #"<img src="https://e.org/page/a" />"#),
    (
      "<picture><source srcset=a.webp type=image/webp media='(min-width:9px)'><img src=a.png></picture><source src=b>",
      #"<picture><source srcset="https://e.org/page/a.webp" type="image/webp" media="(min-width:9px)" /><img src="https://e.org/page/a.png" /></picture>"#
    ),
  ]

  static let players: [(String, String)] = [
    (
      "<video src=a.mp4 poster=p.png autoplay loop><source src=b.mp4 type=video/mp4><track src=t.vtt kind=captions srclang=de label=D>old</video>",
      #"<video src="https://e.org/page/a.mp4" poster="https://e.org/page/p.png" controls="" preload="none"><source src="https://e.org/page/b.mp4" type="video/mp4" /><track src="https://e.org/page/t.vtt" kind="captions" srclang="de" label="D" />old</video>"#
    ),
    (
      "<audio src=/a autoplay></audio><video>x</video>",
      #"<audio src="https://e.org/a" controls="" preload="none"></audio><video controls="" preload="none">x</video>"#
    ),
    (
      "<iframe src='https://www.youtube.com/embed/x?a=1&b=2' width=560 srcdoc='<script>' onload=x allow=camera><b>x</b></iframe>y",
      #"<iframe src="https://www.youtube-nocookie.com/embed/x?a=1&amp;b=2" width="560"\#(frame)y"#
    ),
    ("<img src=http:mc.yandex.ru/watch/1><img src=data:, data-src=//mc.yandex.ru/1>", ""),
    (
      "<video><c><source src=x></c></video>",
      #"<video controls="" preload="none"><source src="https://e.org/page/x" /></video>"#
    ),
    ("<iframe src='//player.vimeo.com/video/1'></iframe>", #"<iframe src="https://player.vimeo.com/video/1"\#(frame)"#),
    (
      "<iframe src='http://player.vimeo.com/v' title=Film></iframe>",
      #"<a href="http://player.vimeo.com/v"\#(rel)>Film</a>"#
    ),
    (
      "<iframe src='https://player.vimeo.com:444/v'></iframe><iframe src='https://vimeo.com.evil.org/'></iframe>",
      #"<a href="https://player.vimeo.com:444/v"\#(rel)>player.vimeo.com</a><a href="https://vimeo.com.evil.org/"\#(rel)>vimeo.com.evil.org</a>"#
    ),
    ("<iframe src=javascript:x></iframe><iframe srcdoc=x></iframe>", ""),
  ]

  static let all: [(String, String)] = [elements, nesting, escapes, addresses, pictures, players].flatMap { $0 }

  @Test(arguments: all)
  func markupBecomesWhatThePolicyKeeps(_ html: String, _ expected: String) {
    #expect(sanitize(html) == expected)
  }

  @Test(arguments: all)
  func sanitizingTwiceChangesNothing(_ html: String, _: String) {
    let once = sanitize(html)
    #expect(sanitize(once) == once)
  }

  @Test func playersCanBeLinks() {
    let html = "<iframe src='https://player.vimeo.com/v' title=Film></iframe>"
    #expect(
      Sanitizer(embedsPlayers: false).sanitize(html: html, base: nil)
        == #"<a href="https://player.vimeo.com/v"\#(Self.rel)>Film</a>"#)
  }

  @Test func depthIsBounded() {
    let deep = sanitize(String(repeating: "<div>", count: 1_000) + "x")
    #expect(deep == String(repeating: "<div>", count: 200) + "x" + String(repeating: "</div>", count: 200))
    #expect(sanitize(deep) == deep)
  }

  @Test func withoutABaseReferencesStay() {
    #expect(Sanitizer().sanitize(html: "<a href='/a b'>x</a>", base: nil) == #"<a href="/a%20b"\#(Self.rel)>x</a>"#)
    #expect(Sanitizer().sanitize(html: "<a href='x:y'>x</a>", base: nil) == "<a>x</a>")
  }
}
