import Testing

struct ListEditingTests {
  private func project(_ outlines: String = "") throws -> Program {
    let program = try Program()
    try program.write(
      "<opml version=\"2.0\">\n  <body>\n\(outlines)  </body>\n</opml>\n", to: "feeds.opml")
    return program
  }

  private static let two = """
        <outline text="News">
          <outline type="rss" text="ForkLog" xmlUrl="https://forklog.example/feed/"/>
        </outline>
        <outline type="rss" text="Bits" xmlUrl="https://bits.example/rss"/>

    """

  @Test func addWritesOneLineAndListShowsIt() throws {
    let program = try project(ListEditingTests.two)
    let before = try program.read("feeds.opml")
    let added = try program.run("add", "--no-discover", "new.example", "--group", "News", "--title", "Новый & \"new\"")
    #expect(added.status == 0)
    #expect(added.output == "Added Новый & \"new\" (https://new.example/) to News\n")
    let line = "      <outline type=\"rss\" text=\"Новый &amp; &quot;new&quot;\" xmlUrl=\"https://new.example/\"/>\n"
    let after = try program.read("feeds.opml")
    #expect(after.split(separator: line, omittingEmptySubsequences: false).joined() == before)
    #expect(try program.read("feeds.opml.bak") == before)
    #expect(
      try program.run("list").output
        == """
        #  Title         Group  Address
        1  ForkLog       News   https://forklog.example/feed/
        2  Новый & "new"  News   https://new.example/
        3  Bits                 https://bits.example/rss

        """.split(separator: "ForkLog       ").joined(separator: "ForkLog        ")
        .split(separator: "Title         ").joined(separator: "Title          ")
        .split(separator: "Bits                 ").joined(separator: "Bits                  "))
    #expect(
      try program.run("list", "--urls").lines == [
        "https://forklog.example/feed/", "https://new.example/", "https://bits.example/rss",
      ])
  }

  @Test func aDuplicateIsRefusedAndNamesItsPlace() throws {
    let program = try project(ListEditingTests.two)
    let before = try program.read("feeds.opml")
    let again = try program.run("add", "--no-discover", "http://Forklog.example/feed")
    #expect(again.status == 1)
    #expect(again.output.isEmpty)
    #expect(
      again.errors
        == "feedmill: http://forklog.example/feed is in the list already: number 1, ForkLog "
        + "(https://forklog.example/feed/) in News\n")
    #expect(try program.read("feeds.opml") == before)
  }

  @Test func withoutNetworkAddSaysWhatFailedAndWhatToDo() throws {
    let program = try project()
    // A name that no resolver may know (RFC 6761, section 6.4).
    let added = try program.run("add", "https://feed.invalid/")
    #expect(added.status == 1)
    #expect(added.errors.contains("no feed was found at https://feed.invalid/"))
    #expect(added.errors.contains("feedmill add --no-discover URL"))
    #expect(try program.run("list").lines == ["No source yet: feedmill add URL"])
  }

  @Test func aFileIsAddedByItsPath() throws {
    let program = try project()
    try program.write(
      "<rss version='2.0'><channel><title>A &amp; B</title><link>https://a.example/</link></channel></rss>",
      to: "a.xml")
    #expect(try program.run("add", "a.xml").status == 0)
    #expect(
      try program.read("feeds.opml").contains("text=\"A &amp; B\" xmlUrl=\"a.xml\" htmlUrl=\"https://a.example/\""))
  }

  @Test func sourcesAreNamedInManyWays() throws {
    for subject in ["1", "#1", "forklog", "ForkLog", "https://forklog.example/feed/", "forklog.example/feed"] {
      let program = try project(ListEditingTests.two)
      let removed = try program.run("remove", subject)
      #expect(removed.status == 0)
      #expect(try program.run("list", "--urls").lines == ["https://bits.example/rss"])
    }
  }

  @Test func wordsThatFitSeveralListThem() throws {
    let program = try project(ListEditingTests.two)
    let before = try program.read("feeds.opml")
    let removed = try program.run("remove", ".example")
    #expect(removed.status == 1)
    #expect(
      removed.errors == """
        feedmill: '.example' fits 2 sources; name one by its number or its address:
          1  ForkLog  https://forklog.example/feed/
          2  Bits  https://bits.example/rss

        """)
    #expect(try program.read("feeds.opml") == before)
    let unknown = try program.run("rename", "none", "x")
    #expect(unknown.status == 1)
    #expect(
      unknown.errors
        == "feedmill: feeds.opml has no source 'none'; 'feedmill list' shows them all, 'feedmill add' adds one\n")
  }

  @Test func severalAreRemovedByTheNumbersThatListShowed() throws {
    let program = try project(ListEditingTests.two)
    #expect(try program.run("remove", "1", "2").status == 0)
    #expect(try program.run("list", "--urls").output.isEmpty)
  }

  @Test func renameMovePauseAndResume() throws {
    let program = try project(ListEditingTests.two)
    #expect(try program.run("rename", "bits", "Биты").status == 0)
    #expect(
      try program.run("move", "Биты", "--group", "News/Crypto").output
        == "Moved Биты (https://bits.example/rss) to News/Crypto\n")
    #expect(try program.run("pause", "2").output == "Paused Биты (https://bits.example/rss)\n")
    #expect(
      try program.run("list", "--group", "News/Crypto").lines.last
        == "2  (paused) Биты  News/Crypto  https://bits.example/rss")
    #expect(try program.run("resume", "2").status == 0)
    #expect(try program.run("move", "2", "--top").status == 0)
    #expect(try program.run("list", "--json").output.contains("\"paused\" : false"))
  }

  @Test func importTakesGroupsAndPassesOverWhatIsThere() throws {
    let program = try project(ListEditingTests.two)
    try program.write(
      """
      https://forklog.example/feed "x"
      https://new.example/feed tech "~New"
      exec:rm -rf /
      """, to: "urls")
    let imported = try program.run("import", "urls")
    #expect(imported.status == 0)
    #expect(imported.output == "Added 1 source; 1 was subscribed to already\n")
    #expect(imported.errors == "note: urls:3: not followed: exec: runs in newsboat only\n")
    #expect(try program.run("list", "--group", "tech", "--urls").lines == ["https://new.example/feed"])
  }

  @Test func whatIsExportedIsImportedAgain() throws {
    let program = try project(ListEditingTests.two)
    let opml = try program.run("export")
    let other = try Program()
    #expect(try other.run("import", "-", "--quiet", input: opml.output).status == 0)
    #expect(
      try other.run("export").output.split(separator: "\n").dropFirst(4)
        == opml.output.split(separator: "\n").dropFirst(4))
    #expect(
      try program.run("export", "--format", "newsboat").lines.first
        == "https://forklog.example/feed/ \"News\" \"~ForkLog\"")
  }

  @Test func venusSettingsAreShownInOurWords() throws {
    let program = try Program()
    try program.write(
      "[Planet]\nname = Anna's planet\nlink = https://p.example/\nitems_per_page = 60\n\n[https://a.example/feed]\nname = Anna\n",
      to: "config.ini")
    let imported = try program.run("import", "--venus", "config.ini")
    #expect(imported.status == 0)
    #expect(
      imported.lines == [
        "Added 1 source", "Settings of Planet Venus, for feedmill.yaml:", "  title: 'Anna''s planet'",
        "  address: 'https://p.example/'", "  limit: 60",
      ])
    #expect(try program.run("list").lines.last == "1  Anna          https://a.example/feed")
  }

  @Test func titlesSendNoControlSequences() throws {
    let program = try project(
      "    <outline text=\"a&#x9B;31m\u{202E}&#x85;b\" xmlUrl=\"https://a.example/\"/>\n")
    let listed = try program.run("list")
    #expect(
      listed.output.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(!listed.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test func aBrokenListIsNamedByLineAndLeftAlone() throws {
    let program = try Program()
    try program.write("<opml>\n<body>\n<outline text='a' xmlUrl='https://a/'/>\n", to: "feeds.opml")
    for arguments in [["list"], ["remove", "1"]] {
      let output =
        arguments.count == 1 ? try program.run("list") : try program.run("remove", "1")
      #expect(output.status == 1)
      #expect(output.errors.hasPrefix("feedmill: feeds.opml:4: the file ends inside <body>: it was cut."))
    }
    #expect(try program.run("add", "--no-discover", "x.example").status == 1)
    #expect(try program.read("feeds.opml") == "<opml>\n<body>\n<outline text='a' xmlUrl='https://a/'/>\n")
  }

  @Test func aMissingListSaysHowToMakeOne() throws {
    let program = try Program()
    let listed = try program.run("list")
    #expect(listed.status == 1)
    #expect(
      listed.errors
        == "feedmill: feeds.opml: there is no such file. 'feedmill init' writes one; --directory names another folder\n"
    )
  }

  @Test func mistakesInTheCommandLineAreTwo() throws {
    let program = try project(ListEditingTests.two)
    #expect(try program.run("list", "--json", "--urls").status == 2)
    #expect(try program.run("move", "1").status == 2)
    #expect(try program.run("add").status == 2)
    #expect(try program.run("add", "a.example", "b.example", "--title", "x").status == 2)
    #expect(try program.run("rename", "1", " ").status == 2)
  }
}
