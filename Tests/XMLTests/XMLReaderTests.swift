import Testing

@testable import XML

/// An element as one line: `<a x="1">text<b/></a>`, names with their namespace in braces.
private func outline(_ element: Element) -> String {
  func name(_ name: Tree.Name) -> String { (name.namespace.map { "{\($0)}" } ?? "") + name.local }
  var text = "<" + name(element.name)
  for (attribute, value) in element.attributes { text += " \(name(attribute))=\"\(value)\"" }
  let children = element.children.map { child in
    switch child {
    case .text(let text): String(decoding: text, as: UTF8.self)
    case .element(let element): outline(element)
    }
  }
  return children.isEmpty ? text + "/>" : text + ">" + children.joined() + "</" + name(element.name) + ">"
}

private let nesting = Nesting(
  roots: ["rss", "feed"], blocks: ["item", "entry"], leaves: ["title", "link", "guid"], texts: ["description"])

private func read(_ text: String) -> (outline: String?, reading: XMLReader.Reading) {
  let reading = XMLReader(nesting: nesting).read(Array(text.utf8))
  return (reading.tree.root.map(outline), reading)
}

@Suite struct XMLReaderTests {
  @Test(arguments: [
    ("<a/>", "<a/>"),
    (
      "<?xml version='1.0'?><!-- c --><a>x<b y='1 &amp; 2' z=\"&lt;&#233;\"/>&lt;&#x10437;</a>",
      "<a>x<b y=\"1 & 2\" z=\"<é\"/><𐐷</a>"
    ),
    (
      "<a xmlns='urn:a' xmlns:b='urn:b'><b:c b:d='1' e='2'/></a>",
      "<{urn:a}a><{urn:b}c {urn:b}d=\"1\" e=\"2\"/></{urn:a}a>"
    ),
    ("<a>1\r\n2\r3<![CDATA[ <x> & ]]>4</a>", "<a>1\n2\n3 <x> & 4</a>"),
    ("<a>&#145;x&#146;</a>", "<a>‘x’</a>"),
    ("<!DOCTYPE a [<!ENTITY e 'x<b>y</b>&f;'><!ENTITY f '&#33;'>]><a t='&f;'>&e;</a>", "<a t=\"!\">x<b>y</b>!</a>"),
    ("<!DOCTYPE a PUBLIC 'p' 's'><a>&nbsp;&eacute;&unknown;</a>", "<a>\u{A0}é&unknown;</a>"),
  ])
  func wellFormedDocumentsAreReadAsTheyAre(document: String, expected: String) {
    let (outline, reading) = read(document)
    #expect(outline == expected)
    #expect(reading.isWellFormed)
  }

  /// What stands in a long text comes out as from a short one, though libxml2 does not see it.
  @Test(arguments: [
    "plain", "a &amp; b &lt;p&gt; &quot;&apos;", "é &#233;&#xE9;&#150; 日本", "a\r\nb\rc\td", "]] > ]]&gt; >", "&#0;",
    "a & b", "&nbsp;",
    "a ]]> b", "a\u{8}b", "\u{FFFE}", "&#x110000;", "&#xD800;",
  ])
  func longTextsAreReadAsShortOnes(text: String) {
    let padding = String(repeating: "p", count: 60)
    let short = read("<a>\(text)</a>")
    let long = read("<a>\(padding)\(text)</a>")
    #expect(long.reading.isWellFormed == short.reading.isWellFormed)
    #expect(long.reading.tree.root?.text == padding + (short.reading.tree.root?.text ?? ""))
    let section = read("<a><![CDATA[\(text)]]></a>")
    let longSection = read("<a><![CDATA[\(padding)\(text)]]></a>")
    #expect(longSection.reading.isWellFormed == section.reading.isWellFormed)
    #expect(longSection.reading.tree.root?.text == padding + (section.reading.tree.root?.text ?? ""))
  }

  @Test func instructionsLikeOursDoNotConfuseTheCuts() {
    let long = String(repeating: "x", count: 50)
    #expect(read("<a><?_?>\(long)<b/></a>").outline == "<a>\(long)<b/></a>")
    #expect(read("<a>\(long)<?_ y?><b/><![CDATA[\(long)]]></a>").outline == "<a>\(long)<b/>\(long)</a>")
    #expect(!read("<a/><![CDATA[\(long)]]>").reading.isWellFormed)
    #expect(!read("<![CDATA[\(long)]]><a/>").reading.isWellFormed)
    #expect(!read("<a/>\(long)").reading.isWellFormed)
  }

  /// Each with what an author most likely meant.
  @Test(arguments: [
    ("<a>A & B &amp; C</a>", "<a>A & B & C</a>"),
    ("<a>1 < 2 <3 &lt; 4</a>", "<a>1 < 2 <3 < 4</a>"),
    ("<a>caf&eacute;&hellip;</a>", "<a>café…</a>"),
    ("<a b=c d='1' d='2' e='x & y'/>", "<a b=\"c\" d=\"1\" e=\"x & y\"/>"),
    ("<a>x\u{8}y\u{0}z</a>", "<a>xyz</a>"),
    ("<a>x", "<a>x</a>"),
    ("<a><b>x</a>", "<a><b>x</b></a>"),
    ("<a><b><i>x</b></i>y</a>", "<a><b><i>x</i></b>y</a>"),
    ("<a>x</a><b>y</b>", "<a>x</a>"),
    ("junk <br> <rss><item/></rss>", "<rss><item/></rss>"),
    ("\n<?xml version='1.0'?><a/>", "<a/>"),
    ("<a>]]></a>", "<a>]]></a>"),
    ("<a><!-- x -- y --><b/></a>", "<a><b/></a>"),
    ("<a>x<br>y</a>", "<a>x<br/>y</a>"),
    ("<p:a q:b='1'/>", "<a b=\"1\"/>"),
    (
      "<rss><item><title>one</titel><link>u</link></item></rss>",
      "<rss><item><title>one</title><link>u</link></item></rss>"
    ),
    ("<rss><item><title>one<link>u</link></item></rss>", "<rss><item><title>one</title><link>u</link></item></rss>"),
    (
      "<rss><item><title>1</title><item><title>2</title></item></rss>",
      "<rss><item><title>1</title></item><item><title>2</title></item></rss>"
    ),
    (
      "<rss><item><description>x</p> y</description><guid>g</guid></item></rss>",
      "<rss><item><description>x y</description><guid>g</guid></item></rss>"
    ),
    ("<rss><item><a href=\"x>y</a><b/></item></rss>", "<rss><item><a href=\"x\">y</a><b/></item></rss>"),
    ("<a>x <b and c</a>", "<a>x <b and c</a>"),
    ("<A>x</a>", "<A>x</A>"),
  ])
  func brokenDocumentsAreReadAsTheyWereMeant(document: String, expected: String) {
    let (outline, reading) = read(document)
    #expect(outline == expected)
    #expect(!reading.isWellFormed)
  }

  @Test func whatWasWrongIsSaid() {
    #expect(read("<a>&nbsp;</a>").reading.damage.map(\.kind) == [.repaired])
    #expect(read("<a><b></a>").reading.damage.map(\.kind) == [.recovered])
  }

  @Test(arguments: [
    ("<a>\n&nbsp;\r\n\r<b/> & </a>", [2, 4]), ("<a>\n<b c=d>\n", [2, 3]),
    ("<!DOCTYPE a [\n<!ENTITY e '\n\n&f;'>]>\n<a>\n&e;\u{1}</a>", [6, 6]),
    // Only libxml2 finds fault with these.
    ("<!DOCTYPE a [\n]>\n\n<a b:c:d='1'/>", [4]), ("<a>\n<?xml version='1.0'?></a>", [2]), ("\n<!doctype a><a/>", [2]),
  ])
  func theLineOfWhatWasWrongIsSaid(document: String, lines: [Int]) {
    #expect(read(document).reading.damage.map(\.line) == lines)
  }

  @Test func theLineOfABadByteIsSaid() {
    let words = String(repeating: "é", count: 10)
    let reading = XMLReader().read(Array("<a>\n\(words)\n".utf8) + [0xFF] + Array("</a>".utf8))
    #expect(reading.damage.map(\.line) == [3])
  }

  @Test func emptyDocumentsHaveNoRoot() {
    #expect(read("").outline == nil)
    #expect(read("no markup").outline == nil)
  }
}
