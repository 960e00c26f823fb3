import Testing
import XML

/// A tree in a form that can be compared: elements as `name[attributes](children)`, text in quotes.
func outline(_ tree: Tree) -> String {
  func write(_ element: Element) -> String {
    var text = element.name.local
    let attributes = element.attributes.map { "\($0.name.local)=\($0.value)" }
    if !attributes.isEmpty { text += "[\(attributes.joined(separator: " "))]" }
    let children = element.children.map { child in
      switch child {
      case .element(let element): write(element)
      case .text(let text): "'\(String(decoding: text, as: UTF8.self))'"
      }
    }
    return children.isEmpty ? text : "\(text)(\(children.joined(separator: " ")))"
  }
  guard let root = tree.root, let body = root.elements.first(where: { $0.name.local == "body" }) else { return "" }
  return write(body)
}

@Suite struct HTMLReaderTests {
  /// What libxml2 2.9.14 reads otherwise than the HTML standard, by input.
  @Test(arguments: [
    // Not void for libxml2: the siblings would nest inside.
    ("<video><source src=a><source src=b>x</video>", "body(video(source[src=a] source[src=b] 'x'))"),
    ("<p>a<wbr>b</p>c", "body(p('a' wbr 'b') 'c')"),
    ("<video><track src=a>x</video>", "body(video(track[src=a] 'x'))"),
    // Bare text would be given a paragraph.
    ("text <b>bold</b>", "body('text ' b('bold'))"), ("a</body>b</html>c", "body('abc')"),
    ("<body/>a<html lang=x><head/>b", "body('ab')"),
    // The content of textarea and title would be read as markup.
    ("<textarea><b>x</b>&amp;</textarea>y", "body(textarea('<b>x</b>&') 'y')"),
    ("<title>a<img src=x></title>", "body(title('a<img src=x>'))"), ("<title>a", "body(title('a'))"),
    // References of HTML 5, and those without a semicolon, would stay as text.
    ("&check;&CounterClockwiseContourIntegral;&fjlig;", "body('✓∳fj')"), ("&copy 2&ampx", "body('© 2&x')"),
    ("&amp;check; &unknown; & &; &#; &#x;", "body('&check; &unknown; & &; &#; &#x;')"),
    ("<a href='?a=1&copy=2&amp;lt=3&lt;'>", "body(a[href=?a=1&copy=2&lt=3<])"),
    ("&#146;&#x97;&#128;", "body('’—€')"), ("&#0;&#xD800;&#x110000;&#1;&#99999999999;", "body('�����')"),
    // Controls would vanish, and join what they stand between.
    ("<a href='\u{1}java\u{3}script:x'>", "body(a[href=�java�script:x])"), ("a\u{0}b\u{C}c", "body('a�b c')"),
    // The rest of such an attribute's value would become text.
    ("<p @click=\"a > b\" (x)='>' title=t>y", "body(p[title=t]('y'))"),
    ("<img/src=a/alt=b>", "body(img[src=a/alt=b])"), ("<img/alt='b'/src=a>", "body(img[alt=b src=a])"),
    ("<a href=x/>y</a>", "body(a[href=x/]('y'))"), ("<a href=\"a\"title='b\"c'>", "body(a[href=a title=b\"c])"),
    ("<a href=a href=b>", "body(a[href=a])"), ("<a b= c>", "body(a[b=c])"), ("<a =b c>", "body(a[c=])"),
    // Comments of any shape, and what is read as one.
    ("a<!-->b<!--->c<!-- > -- > -->d<!----!>e<!-- --!>f", "body('abcdef')"), ("a<!-- b", "body('a')"),
    ("a<!-- - b>c<!-- > d", "body('ac d')"),
    // Without their end tags they would hold all that follows.
    ("a<object><p>b", "body('a' object p('b'))"), ("<svg>a</svg><svg>b", "body(svg('a') svg 'b')"),
    ("<svg>a<svg>b</svg>c", "body(svg 'a' svg('b') 'c')"), ("<select>a</object>b", "body(select 'ab')"),
    ("<p>a<iframe src=b>c</p><iframe src=d><p>e", "body(p('a' iframe[src=b] 'c') iframe[src=d] p('e'))"),
    ("a<!x>b<?php c ?>d</ e>f</>g", "body('abdfg')"), ("a<![CDATA[b]]>c", "body('ac')"),
    // Raw text, up to its end tag only.
    ("<script>'</scr'+'<b>'</script >x", "body(script 'x')"), ("<style><!--</style>x", "body(style 'x')"),
    ("<iframe src=a><b></iframe>x", "body(iframe[src=a] 'x')"), ("<xmp><b></xmp\u{C}>x", "body(xmp 'x')"),
    ("a<script>b", "body('a' script)"), ("a<plaintext>b</plaintext>", "body('a' plaintext)"),
    // End tags that close nothing.
    ("a</b></p></x>b</br>c", "body('ab' br 'c')"),
    // Less-than signs, and tags that do not end.
    ("1 < 2 <3 a<b", "body('1 < 2 <3 a')"), ("a<a href='b", "body('a')"), ("a</", "body('a</')"), ("<", "body('<')"),
    ("<a\u{0}b>x</a\u{0}b>", "body('x')"), ("<é>x", "body('<é>x')"), ("<a\"b>x", "body('x')"),
    ("", "body"),
  ])
  func whatLibxmlMisreadsIsMended(_ html: String, _ expected: String) {
    #expect(outline(HTMLReader().read(html)) == expected)
  }

  @Test func manyTextsInARowStayInOrder() {
    let words = (0..<5_000).map { "w\($0)" }
    #expect(HTMLReader().read(words.joined(separator: "<!-- -->")).root?.text == words.joined())
  }

  @Test func onlyTheWantedAttributesAreRead() {
    let tree = HTMLReader(attributes: ["href", "src"]).read("<a class=x HREF=y id=z>t</a><img src>")
    #expect(outline(tree) == "body(a[href=y]('t') img[src=])")
  }

  @Test func depthOverTheLimitBecomesText() {
    var limits = HTMLReader.Limits()
    limits.depth = 10
    let reader = HTMLReader(limits: limits)
    #expect(outline(reader.read(String(repeating: "<i>", count: 8) + "x")).hasSuffix("(i('x')))))))))"))
    #expect(outline(reader.read(String(repeating: "<i>", count: 9) + "x<script>y</script>")) == "body('         x  ')")
    // Elements that are closed do not count, and end tags that close nothing do not help.
    #expect(outline(reader.read(String(repeating: "<i></i>", count: 99))).contains("i"))
    #expect(!outline(reader.read(String(repeating: "<b><div></b></div>", count: 99))).contains("div"))
  }

  @Test func attributesOverTheLimitBecomeText() {
    let attributes = (0..<401).map { "a\($0)" }
    #expect(outline(HTMLReader().read("<p \(attributes.dropLast().joined(separator: " "))>x")).hasPrefix("body(p[a0="))
    #expect(outline(HTMLReader().read("<p \(attributes.joined(separator: " "))>x")) == "body(' x')")
    #expect(outline(HTMLReader().read("</p \(attributes.joined(separator: " "))>x")) == "body(' x')")
  }

  @Test func sizeOverTheLimitBecomesText() {
    var limits = HTMLReader.Limits()
    limits.size = 10
    #expect(outline(HTMLReader(limits: limits).read("<i>12345678")) == "body(' 12345678')")
    #expect(outline(HTMLReader(limits: limits).read("<i>1234567")) == "body(i('1234567'))")
  }

  @Test func nothingIsCutAtDepth256OrAt10Megabytes() {
    let deep = String(repeating: "<div>", count: 1_000) + "end"
    #expect(HTMLReader().read(deep).root?.text == "end")
    var limits = HTMLReader.Limits()
    limits.size = 1 << 24
    let long = String(repeating: "abcdefgh ", count: 1_300_000) + "end"
    #expect(HTMLReader(limits: limits).read("<p>" + long).root?.text == long)
  }
}
