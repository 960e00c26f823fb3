import Subscribing
import Syndication
import Testing

struct EditTests {
  private func edited(
    _ text: String, _ edits: SubscriptionList.Edit..., location: String = ReadingTests.location
  ) throws -> String {
    var list = try SubscriptionList(bytes: Array(text.utf8), location: location, file: "feeds.opml")
    for edit in edits { try list.apply(edit) }
    return String(decoding: list.bytes, as: UTF8.self)
  }

  private static let list = """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0" xmlns:feedmill="urn:feedmill:opml" xmlns:x="urn:x">
      <head><title>t</title></head>
      <body>
        <!-- the first -->
        <outline text="News" x:keep='1'>
          <outline type="rss" text="A" title="A" xmlUrl="https://a.example/" x:icon="AAA="/> <!-- of note -->
          <outline type="rss" text="B" xmlUrl="https://b.example/"/>
        </outline>
        <outline text="Empty"/>
        <x:note>kept</x:note>
      </body>
    </opml>

    """

  private static func replacing(_ old: String, _ new: String) -> String {
    precondition(list.contains(old))
    return list.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  @Test func addedFeedsFollowTheirGroup() throws {
    let added = Subscription(
      "https://c.example/?a=1&b=2", siteURL: "https://c.example/", title: "C \"c\"", groups: ["News"])
    #expect(
      try edited(EditTests.list, .add([added]))
        == EditTests.replacing(
          "https://b.example/\"/>\n",
          """
          https://b.example/"/>
                <outline type="rss" text="C &quot;c&quot;" xmlUrl="https://c.example/?a=1&amp;b=2" htmlUrl="https://c.example/"/>

          """))
  }

  @Test func missingGroupsAreMade() throws {
    let groups = [["Blogs", "People"], ["Empty"], ["Blogs"]]
    let added = groups.enumerated().map {
      Subscription("https://\($0.offset).example/", title: "\($0.offset)", groups: $0.element)
    }
    #expect(
      try edited(EditTests.list, .add(added))
        == EditTests.replacing(
          "    <outline text=\"Empty\"/>\n",
          """
              <outline text="Empty">
                <outline type="rss" text="1" xmlUrl="https://1.example/"/>
              </outline>
              <outline text="Blogs">
                <outline type="rss" text="2" xmlUrl="https://2.example/"/>
                <outline text="People">
                  <outline type="rss" text="0" xmlUrl="https://0.example/"/>
                </outline>
              </outline>

          """))
  }

  @Test func filesBelowTheListAreWrittenRelative() throws {
    let added = Subscription("file:///home/me/planet/samples/a.xml", title: "S")
    #expect(try edited(EditTests.list, .add([added])).contains("xmlUrl=\"samples/a.xml\""))
  }

  @Test func removingTakesTheLine() throws {
    #expect(
      try edited(EditTests.list, .remove("https://b.example/"))
        == EditTests.replacing("      <outline type=\"rss\" text=\"B\" xmlUrl=\"https://b.example/\"/>\n", ""))
  }

  @Test func removingKeepsACommentInTheLine() throws {
    #expect(
      try edited(EditTests.list, .remove("https://a.example/"))
        == EditTests.replacing(
          "<outline type=\"rss\" text=\"A\" title=\"A\" xmlUrl=\"https://a.example/\" x:icon=\"AAA=\"/>", ""))
  }

  @Test func renamingChangesTextAndAnEqualTitle() throws {
    #expect(
      try edited(EditTests.list, .rename("https://a.example/", to: "Ж & co"))
        == EditTests.replacing("text=\"A\" title=\"A\"", "text=\"Ж &amp; co\" title=\"Ж &amp; co\""))
    #expect(
      try edited(EditTests.list, .rename("https://b.example/", to: "Б"))
        == EditTests.replacing("text=\"B\"", "text=\"Б\""))
  }

  @Test func movingKeepsEveryAttribute() throws {
    #expect(
      try edited(EditTests.list, .move("https://b.example/", to: []))
        == EditTests.replacing("      <outline type=\"rss\" text=\"B\" xmlUrl=\"https://b.example/\"/>\n", "")
        .split(separator: "    <outline text=\"Empty\"/>\n", omittingEmptySubsequences: false)
        .joined(
          separator: """
                <outline text="Empty"/>
                <outline type="rss" text="B" xmlUrl="https://b.example/"/>

            """))
    #expect(try edited(EditTests.list, .move("https://b.example/", to: ["News"])) == EditTests.list)
  }

  @Test func movingShiftsFurtherLines() throws {
    let text = """
      <opml><body>
        <outline text="f"
          xmlUrl="https://f.example/"/>
        <outline text="G">
        </outline>
      </body></opml>
      """
    #expect(
      try edited(text, .move("https://f.example/", to: ["G"])) == """
        <opml><body>
          <outline text="G">
            <outline text="f"
              xmlUrl="https://f.example/"/>
          </outline>
        </body></opml>
        """)
  }

  @Test func pausingMarksAndResumingUnmarks() throws {
    let paused = try edited(EditTests.list, .pause("https://b.example/"))
    #expect(paused == EditTests.replacing("https://b.example/\"/>", "https://b.example/\" feedmill:paused=\"true\"/>"))
    #expect(try edited(paused, .resume("https://b.example/")) == EditTests.list)
  }

  @Test func theNamespaceIsDeclaredOnce() throws {
    let text = "<opml version='2.0'>\n<body>\n<outline text='f' xmlUrl='https://f.example/'/>\n</body>\n</opml>\n"
    let paused = try edited(text, .pause("https://f.example/"), .setInterval("https://f.example/", to: "2h"))
    #expect(
      paused == """
        <opml version='2.0' xmlns:feedmill="urn:feedmill:opml">
        <body>
        <outline text='f' xmlUrl='https://f.example/' feedmill:paused='true' feedmill:interval='2h'/>
        </body>
        </opml>

        """)
  }

  @Test func aNewAddressReplacesTheOld() throws {
    #expect(
      try edited(EditTests.list, .readdress("https://b.example/", to: "https://new.example/?x&y"))
        == EditTests.replacing("https://b.example/", "https://new.example/?x&amp;y"))
    #expect(throws: OPMLError.self) {
      try edited(EditTests.list, .readdress("https://b.example/", to: "https://a.example/"))
    }
  }

  @Test func removingAFeedKeepsTheFeedsInside() throws {
    let text =
      "<opml><body><outline type='rss' text='o' xmlUrl='https://o.example/'><outline xmlUrl='https://i.example/'/></outline></body></opml>"
    #expect(
      try edited(text, .remove("https://o.example/"))
        == "<opml><body><outline text='o'><outline xmlUrl='https://i.example/'/></outline></body></opml>")
  }

  @Test(arguments: [
    (
      "<opml><body/></opml>",
      "<opml><body><outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/></body></opml>"
    ),
    ("<opml/>", "<opml><body><outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/></body></opml>"),
    (
      "<opml>\n\t<body>\n\t</body>\n</opml>\n",
      "<opml>\n\t<body>\n\t\t<outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/>\n\t</body>\n</opml>\n"
    ),
    (
      "<opml>\r\n<body></body>\r\n</opml>",
      "<opml>\r\n<body>\r\n  <outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/>\r\n</body>\r\n</opml>"
    ),
    (
      "<opml><head></head>\n</opml>\n",
      "<opml><head></head>\n  <body>\n    <outline type=\"rss\" text=\"N\" xmlUrl=\"https://n.example/\"/>\n  </body>\n</opml>\n"
    ),
    (
      "<opml><body><outline xmlUrl='https://a/' text='A' /></body></opml>",
      "<opml><body><outline xmlUrl='https://a/' text='A' /><outline xmlUrl='https://n.example/' text='N' type='rss' /></body></opml>"
    ),
    (
      "<opml>\r<body>\r\t<outline text='A' xmlUrl='https://a/'/>\r</body>\r</opml>",
      "<opml>\r<body>\r\t<outline text='A' xmlUrl='https://a/'/>\r\t<outline text='N' xmlUrl='https://n.example/' type='rss'/>\r</body>\r</opml>"
    ),
  ]) func additionsLookLikeTheirNeighbours(before: String, after: String) throws {
    #expect(try edited(before, .add([Subscription("https://n.example/", title: "N")])) == after)
  }

  @Test func whatIsThereIsNotAddedAgain() {
    #expect { try edited(EditTests.list, .add([Subscription("https://a.example/")])) } throws: {
      "\($0)" == "feeds.opml: https://a.example/ is already in the list. See 'feedmill list'"
    }
    #expect { try edited(EditTests.list, .remove("https://z.example/")) } throws: {
      "\($0)" == "feeds.opml: https://z.example/ is not in the list. See 'feedmill list'"
    }
  }

  @Test func otherEncodingsStay() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<opml><body>\n<outline text=\"?\" xmlUrl=\"https://a/\"/>\n</body></opml>\n"
    let bytes = Array(text.utf8)
    let marker = Array("text=\"?".utf8)
    let place = try #require(bytes.firstRange(of: marker))
    // 'Ж' is 0xC6 there.
    let windows = bytes[..<place.lowerBound] + Array("text=\"".utf8) + [0xC6] + bytes[place.upperBound...]
    var list = try SubscriptionList(bytes: Array(windows), location: ReadingTests.location)
    #expect(list.subscriptions.map(\.title) == ["Ж"])
    try list.apply(.rename("https://a/", to: "Ёж 漢"))
    #expect(list.subscriptions.map(\.title) == ["Ёж 漢"])
    let new: [UInt8] = Array("text=\"".utf8) + [0xA8, 0xE6] + Array(" &#28450;\"".utf8)
    #expect(list.bytes.firstRange(of: new) != nil)
    #expect(difference(Array(windows), list.bytes) == (1, 1))
  }

  @Test(arguments: [true, false]) func utf16Stays(isBigEndian: Bool) throws {
    let text =
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<opml><body>\r\n<outline text=\"Ж😀\" xmlUrl=\"https://a/\"/>\r\n</body></opml>\r\n"
    let encode = { (text: String) in
      text.utf16.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? bytes : bytes.reversed()
      }
    }
    var list = try SubscriptionList(bytes: encode(text), location: ReadingTests.location)
    #expect(list.subscriptions.map(\.title) == ["Ж😀"])
    try list.apply(.rename("https://a/", to: "漢😀"))
    #expect(list.bytes == encode(text.split(separator: "Ж").joined(separator: "漢")))
  }
}
