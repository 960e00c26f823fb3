import Subscribing
import Syndication
import Testing

struct ReadingTests {
  static let location = "file:///home/me/planet/feeds.opml"

  private func list(_ text: String, trust: SubscriptionList.Trust = .own) throws -> SubscriptionList {
    try SubscriptionList(bytes: Array(text.utf8), location: ReadingTests.location, file: "feeds.opml", trust: trust)
  }

  private func body(_ outlines: String, trust: SubscriptionList.Trust = .own) throws -> SubscriptionList {
    try list(
      "<opml version=\"2.0\"><head><title> Мой список </title></head><body>\(outlines)</body></opml>", trust: trust)
  }

  @Test func outlinesAroundAFeedAreItsGroups() throws {
    let list = try body(
      """
      <outline text="A &amp; B"><outline title="inner"><outline text="F" title="other" type="rss"
        xmlUrl="https://f.example/feed" htmlUrl="https://f.example/"/></outline></outline>
      <outline title="G" xmlUrl=" https://g.example/ "/>
      """)
    #expect(list.title == "Мой список")
    #expect(
      list.subscriptions == [
        Subscription("https://f.example/feed", siteURL: "https://f.example/", title: "F", groups: ["A & B", "inner"]),
        Subscription("https://g.example/", title: "G"),
      ])
    #expect(list.remarks.isEmpty)
  }

  @Test(arguments: [
    ("samples/a.xml", "file:///home/me/planet/samples/a.xml"),
    ("./a b.xml", "file:///home/me/planet/a%20b.xml"),
    ("../a.xml", "file:///home/me/a.xml"),
    ("file:///srv/a.xml", "file:///srv/a.xml"),
    ("feed://f.example/rss", "http://f.example/rss"),
    ("feed:https://f.example/rss", "https://f.example/rss"),
    ("//f.example/rss", "https://f.example/rss"),
    ("HTTPS://f.example/Rss?a=1&amp;b=2", "https://f.example/Rss?a=1&b=2"),
    ("https://пример.рф/лента", "https://пример.рф/лента"),
  ]) func addressesAreMadeAbsolute(written: String, absolute: String) throws {
    #expect(try body("<outline text='x' xmlUrl='\(written)'/>").subscriptions.map(\.feedURL) == [absolute])
  }

  @Test(arguments: [
    "javascript:alert(1)", "gopher://f.example/", "data:text/xml,x", "ftp://f.example/x", "exec:touch /tmp/x",
    "filter:cat:http://x/", "http://", "https://", "http://[", "http://f.example/&#10;http://evil.example/",
    "http://f.example/&#127;",
  ]) func whatIsNoFeedAddressIsNamedWithItsLine(written: String) throws {
    let list = try body("\n<outline text='x' xmlUrl='\(written)'/><outline text='y' xmlUrl='https://y.example/'/>")
    #expect(list.subscriptions.map(\.feedURL) == ["https://y.example/"])
    #expect(list.remarks.count == 1)
    #expect(list.remarks.first?.line == 2)
  }

  @Test(arguments: ["/etc/passwd", "file:///etc/passwd", "a.xml", "-oProxyCommand=x", "|touch /tmp/x"])
  func aForeignListNamesNoFiles(written: String) throws {
    #expect(try body("<outline text='x' xmlUrl='\(written)'/>", trust: .foreign).subscriptions.isEmpty)
  }

  @Test func ofDuplicatesTheFirstCounts() throws {
    let list = try body(
      """

      <outline text="1" xmlUrl="https://f.example/"/>
      <outline text="2" xmlUrl="https://g.example/"/>
      <outline text="3" xmlUrl="https://f.example/"/>
      """)
    #expect(list.subscriptions.map(\.title) == ["1", "2"])
    #expect(
      list.remarks.map(\.description) == [
        "feeds.opml:4: https://f.example/ is already in line 2; this one is passed over"
      ])
  }

  @Test func intervalAndPauseAreRead() throws {
    let list = try body(
      """
      <outline text="1" xmlUrl="https://a.example/" feedmill:interval="30m" feedmill:paused="true"
        feedmill:preferred="TRUE"/>
      <outline text="2" xmlUrl="https://b.example/" feedmill:interval="often"/>
      """)
    #expect(list.subscriptions.map(\.isPreferred) == [true, false])
    #expect(list.subscriptions.map(\.interval) == [1800, nil])
    #expect(list.subscriptions.map(\.isPaused) == [true, false])
    #expect(list.remarks.map(\.words) == ["'often' is no interval; write 30m, 2h or 1d"])
  }

  @Test func listsElsewhereAreInclusions() throws {
    let list = try body(
      """
      <outline text="G"><outline type="include" text="Team" url="https://l.example/team.opml"/></outline>
      <outline type="link" text="L" url="https://l.example/other.OPML"/>
      <outline type="link" text="page" url="https://l.example/page"/>
      <outline type="link" text="feed" xmlUrl="https://l.example/feed"/>
      """)
    #expect(list.inclusions.map(\.url) == ["https://l.example/team.opml", "https://l.example/other.OPML"])
    #expect(list.inclusions.first?.groups == ["G"])
    #expect(list.subscriptions.map(\.feedURL) == ["https://l.example/feed"])
  }

  @Test func entitiesAreNeverExpanded() throws {
    let list = try self.list(
      """
      <!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY l "]>"><!-- ' -->]>
      <opml><body><outline text="&x;&l;&lt;&#1078;&mu;&copy=&none;" xmlUrl="https://f.example/?a&b=&x;"/></body></opml>
      """)
    #expect(list.subscriptions.first?.title == "&x;&l;<жμ&copy=&none;")
    #expect(list.subscriptions.first?.feedURL == "https://f.example/?a&b=&x;")
    #expect(list.remarks.first?.words == "entities of a DOCTYPE are not expanded")
  }

  @Test func quotationMarksInsideAValueAreReadWithGoodwill() throws {
    let list = try body(
      """
      <outline text="Jen "From Head" to toe" description="see <a href="http://x/">x</a> & y" xmlUrl="https://f.example/"/>
      """)
    #expect(list.subscriptions.map(\.title) == ["Jen \"From Head\" to toe"])
    #expect(list.subscriptions.map(\.feedURL) == ["https://f.example/"])
    #expect(list.remarks.count == 4)
  }

  @Test(arguments: [
    ("", "feeds.opml: the file is empty"),
    (" \n", "feeds.opml: the file is empty"),
    ("nothing", "feeds.opml: this is no OPML file: it has no element"),
    ("<!DOCTYPE html><html><body></body></html>", "feeds.opml: this is a web page"),
    ("<rss><channel/></rss>", "feeds.opml: this is a feed"),
    ("<opml>\n<body>\n<outline text='a'/>\n", "feeds.opml:4: the file ends inside <body>: it was cut"),
    ("<opml>\n<body>\n<outline text='a'>\n<outline/>", "feeds.opml:4: the file ends inside <outline>: it was cut"),
    ("<opml>\n<body>\n<outline text='a", "feeds.opml:3: the value of text has no closing quotation mark"),
    ("<opml>\n<body>\n<outline text=", "feeds.opml:3: the file ends inside the tag <outline"),
    ("<opml>\n<!-- ", "feeds.opml:2: the file ends inside a comment"),
    ("<opml><head>", "feeds.opml:1: the file ends inside <head>: it was cut"),
    (
      "<opml><body>\n<outline text=\"a xmlUrl=\"https://f.example/\"/></body></opml>",
      "feeds.opml:2: the value of text has no closing quotation mark"
    ),
    (
      "<opml><body>\n<outline text=\"a\n<outline text=\"b\"/></body></opml>",
      "feeds.opml:2: the value of text has no closing quotation mark"
    ),
    ("<?xml version='1.0' encoding='x-none'?><opml/>", "feeds.opml:1: the encoding 'x-none' is not known"),
  ]) func aBrokenFileIsAnErrorWithItsPlace(text: String, message: String) {
    #expect { try list(text) } throws: { "\($0)".hasPrefix(message) }
  }

  @Test func anyDepthIsReadInLinearTime() throws {
    let depth = 20_000
    let feed = "<outline text='f' xmlUrl='https://f.example/'/>"
    let list = try body(
      String(repeating: "<outline text='g'>", count: depth) + feed + String(repeating: "</outline>", count: depth))
    #expect(list.subscriptions.map(\.groups) == [[String](repeating: "g", count: 128)])
    let stray = try body(String(repeating: "<b>", count: depth) + String(repeating: "</i>", count: depth) + feed)
    #expect(stray.subscriptions.count == 1)
  }

  @Test func anAddressIsNoTitle() throws {
    #expect(try body("<outline text='https://f.example/' xmlUrl='https://f.example/'/>").subscriptions[0].title == nil)
  }

  @Test func encodingsOfManyKindsAreRead() throws {
    let cases: [(String, [UInt8], String)] = [
      ("koi8-r", [0xF6], "Ж"), ("ISO-8859-5", [0xB6], "Ж"), ("IBM866", [0x86], "Ж"), ("iso-8859-1", [0xE9], "é"),
      ("windows-1252", [0x80], "€"), ("gbk", [0xC4, 0xE3], "你"), ("Shift_JIS", [0x93, 0xFA], "日"),
      ("EUC-KR", [0xB0, 0xA1], "가"), ("big5", [0xA4, 0xA4], "中"), ("utf-8", [0xD0, 0x96], "Ж"),
    ]
    for (name, bytes, text) in cases {
      let head = Array("<?xml version='1.0' encoding='\(name)'?>\n<opml><body>\n<outline text='".utf8)
      let tail = Array("' xmlUrl='https://a/'/>\n</body></opml>".utf8)
      var list = try SubscriptionList(bytes: head + bytes + tail, location: ReadingTests.location)
      #expect(list.subscriptions.map(\.title) == [text], "\(name)")
      try list.apply(.rename("https://a/", to: text + "漢"))
      #expect(list.subscriptions.map(\.title) == [text + "漢"], "\(name)")
      #expect(difference(head + bytes + tail, list.bytes) == (1, 1))
    }
  }

  @Test(arguments: ["utf-7", "iso-2022-jp", "hz-gb-2312", "ebcdic-cp-us", "utf-32", "nonsense"])
  func encodingsThatHideMarkupAreRefused(name: String) {
    #expect { try list("<?xml version='1.0' encoding='\(name)'?><opml><body/></opml>") } throws: {
      "\($0)".contains("Save the file as UTF-8")
    }
  }

  @Test func boundsAreErrors() {
    let limits = SubscriptionList.Limits(bytes: 100, outlines: 2)
    #expect {
      try SubscriptionList(
        bytes: Array("<opml>".utf8) + [UInt8](repeating: 32, count: 100), location: "file:///x", limits: limits)
    } throws: { "\($0)".contains("more than the 100") }
    #expect {
      try SubscriptionList(
        bytes: Array("<opml><body><outline/><outline/></body></opml>".utf8), location: "file:///x", limits: limits)
    } throws: { "\($0)".contains("more than 2 outlines") }
  }

  @Test(arguments: [
    ("90", 90.0), ("45s", 45), ("30m", 1800), ("2h", 7200), ("1d", 86400), ("1.5 h", 5400), ("1W", 604_800),
    ("", nil), ("h", nil), ("-1h", nil), ("0", nil), ("9999d", nil), ("soon", nil),
  ]) func intervalsHaveUnits(text: String, seconds: Double?) {
    #expect(Interval.seconds(text) == seconds)
  }
}
