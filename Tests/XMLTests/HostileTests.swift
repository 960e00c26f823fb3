import Testing

@testable import XML

/// Documents made to exhaust a reader. Each is answered, and what it may cost is bounded by what comes out.
@Suite(.timeLimit(.minutes(1))) struct HostileTests {
  private func read(_ text: String, entityExpansion: Int = 4 << 20) -> XMLReader.Reading {
    var limits = XMLReader.Limits()
    limits.entityExpansion = entityExpansion
    return XMLReader(limits: limits).read(Array(text.utf8))
  }

  @Test func billionLaughsStaysWithinItsBudget() throws {
    var document = "<!DOCTYPE a [<!ENTITY e0 'lol'>"
    for level in 1...12 {
      document += "<!ENTITY e\(level) '\(String(repeating: "&e\(level - 1);", count: 10))'>"
    }
    let reading = read(document + "]><a>&e12;</a>", entityExpansion: 100_000)
    let text = try #require(reading.tree.root).text
    #expect(text.utf8.count <= 100_000)
    #expect(!reading.damage.isEmpty)
  }

  @Test func aQuadraticEntityStaysWithinItsBudget() throws {
    let long = String(repeating: "x", count: 100_000)
    let document = "<!DOCTYPE a [<!ENTITY e '\(long)'>]><a>\(String(repeating: "&e;", count: 100_000))</a>"
    let text = try #require(read(document, entityExpansion: 250_000).tree.root).text
    #expect(text.utf8.count == 200_000)
  }

  @Test func anEntityDoesNotExpandItself() throws {
    let reading = read("<!DOCTYPE a [<!ENTITY e 'x&f;'><!ENTITY f 'y&e;'>]><a b='&e;'>&e;</a>")
    #expect(try #require(reading.tree.root).text == "")
    #expect(reading.tree.root?.attribute("b") == "")
  }

  /// What is put together from parts written once is whole; what repeats its parts again and again is none of it.
  @Test func entitiesOfEntitiesAreWholeUnlessTheyMultiply() throws {
    let parts = "<!ENTITY name 'ACME'><!ENTITY year '2026'><!ENTITY owner '&#169; &year; &name; Ltd.'>"
    #expect(
      try #require(read("<!DOCTYPE a [\(parts)]><a>&owner; &owner;</a>").tree.root).text
        == "© 2026 ACME Ltd. © 2026 ACME Ltd.")
    let bomb =
      "<!ENTITY e0 'lol'>"
      + (1...4).map { "<!ENTITY e\($0) '\(String(repeating: "&e\($0 - 1);", count: 10))'>" }.joined()
    let reading = read("<!DOCTYPE a [\(bomb)]><a b='&e4;'>[&e4;]</a>")
    #expect(try #require(reading.tree.root).text == "[]")
    #expect(reading.tree.root?.attribute("b") == "")
    #expect(reading.damage.map(\.message) == ["&e4; expands to too much, or to itself: it was left out."])
  }

  /// Four levels of parameter entities hang libxml2's tree parser.
  @Test func parameterEntitiesAreNeverExpanded() throws {
    var document = "<!DOCTYPE a [<!ENTITY % p0 '<!ENTITY x \"y\">'>"
    for level in 1...4 {
      document += "<!ENTITY % p\(level) '\(String(repeating: "&#37;p\(level - 1);", count: 20))'>"
    }
    let reading = read(document + "%p4;]><a>z&x;</a>")
    #expect(try #require(reading.tree.root).text == "z&x;")
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>[&e;]</a>",
    "<!DOCTYPE a [<!ENTITY e PUBLIC 'p' 'http://127.0.0.1/'>]><a>[&e;]</a>",
    "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a>[]</a>",
    "<!DOCTYPE a [<!ENTITY % e SYSTEM 'file:///etc/hostname'>%e;]><a>[]</a>",
  ])
  func externalEntitiesAreNotRead(document: String) throws {
    #expect(try #require(read(document).tree.root).text == "[]")
  }

  @Test func defaultsOfAttributesAreNotAdded() throws {
    let reading = read("<!DOCTYPE a [<!ATTLIST b c CDATA 'x'>]><a><b/><b/></a>")
    #expect(reading.isWellFormed)
    for element in try #require(reading.tree.root).elements { #expect(element.attributeCount == 0) }
  }

  @Test func attributesOfOneTagAreCounted() throws {
    let attributes = (0..<100_000).map { " a\($0)='1'" }.joined()
    let reading = read("<a\(attributes)>x</a>")
    #expect(try #require(reading.tree.root).attributeCount == XMLReader.Limits().attributes)
    #expect(try #require(reading.tree.root).text == "x")
    // One long value is ordinary.
    #expect(read("<a b='\(String(repeating: "x=", count: 100_000))'/>").isWellFormed)
  }

  /// libxml2's pointers differ in a few bits only.
  @Test(arguments: ["<n%:e/>", "<n:e xmlns:n='u%'/>", "<n%/>", "<e n%=''/>"])
  func manyNamesAreFoundAsFastAsFew(piece: String) throws {
    let pieces = (0..<100_000).map { piece.replacing("%", with: "\($0)") }.joined()
    #expect(Array(try #require(read("<a>\(pieces)</a>").tree.root).elements).count == 100_000)
  }

  @Test func namespacesInForceAreCounted() throws {
    let declarations = (0..<50_000).map { " xmlns:n\($0)='u'" }.joined()
    let nested = (0..<50_000).map { "<n\($0 % 100):e xmlns:n\($0)='u'>" }.joined()
    for document in ["<a\(declarations)><b/></a>", "<a>\(nested)</a>"] {
      let reading = read(document)
      #expect(!reading.isWellFormed)
      #expect(reading.tree.root?.name.local == "a")
    }
  }

  @Test func deepElementsKeepTheirText() throws {
    let depth = 100_000
    let document = String(repeating: "<b>", count: depth) + "x" + String(repeating: "</b>", count: depth)
    let reading = read("<a>" + document + "<c>y</c></a>")
    #expect(!reading.isWellFormed)
    #expect(try #require(reading.tree.root).text == "xy")
    var (element, levels) = (reading.tree.root, 0)
    while let next = element {
      levels += 1
      element = next.elements.first { _ in true }
    }
    #expect(levels == XMLReader.Limits().depth)
  }

  @Test(arguments: [
    "<", "</", "<!", "<!--", "<?", "<![CDATA[", "&", "&#", "<a ", "<a b=", "<a b='", "<a b=\"<", "<a b c=\"", "]]>",
    "<a><b></a>",
    "<a x y=\"<a x y='", "\u{0}", "&a;", "<!DOCTYPE", "<!DOCTYPE a [", "é", "<é ", "</a", "<item>", "</titel>",
  ])
  func noRepetitionTakesMoreThanLinearTime(piece: String) {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    for document in [text, "<a>" + text, "<!DOCTYPE a [<!ENTITY e '\(text.replacing("'", with: ""))'>]><a>&e;</a>"] {
      let reading = XMLReader(nesting: Nesting(roots: ["rss"], blocks: ["item"], leaves: ["title"])).read(
        Array(document.utf8))
      #expect(reading.encoding == "utf-8")
    }
  }

  /// libxml2 2.9.14 read freed memory here when it was stopped at the error.
  @Test func anErrorFarIntoATextIsSurvived() throws {
    let text = String(repeating: "]]>", count: 60_000)
    #expect(try #require(read("<a>" + text).tree.root).text == text)
  }

  @Test func longTextsAreWhole() throws {
    // libxml2 refuses a text of over 10 MB where it sees it.
    let long = String(repeating: "x", count: 11 << 20)
    #expect(try #require(read("<a><![CDATA[\(long)]]></a>").tree.root).text == long)
    let short = String(long.prefix(1 << 20))
    for document in ["<a>\(short)</a>", "<!--\(short)--><a>\(short)", "<a>\(short) & </a>"] {
      #expect(try #require(read(document).tree.root).text.utf8.count >= short.utf8.count)
    }
  }
}
