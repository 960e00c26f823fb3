import Files
import FoundationEssentials
import Publishing
import Syndication
import Testing

struct PageTests {
  private func page(
    _ stories: [Story], as publication: Publication = River.publication, by templates: Templates = .standard
  ) throws -> String {
    let file = try #require(render(stories, as: publication, by: templates).first { $0.format == .html })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func anEntryNamesItsSitesAndItsDay() throws {
    let text = try page([River.rich])
    #expect(text.contains("<html lang=\"ru\">"))
    #expect(text.contains("<time datetime=\"2026-11-24\">Вторник, 24 ноября 2026</time>"))
    #expect(
      text.contains(
        "<h3 dir=\"auto\"><a href=\"https://one.example/ёлка?a=1&amp;b=2\">Ёлка &amp; &lt;шары&gt;</a></h3>"))
    #expect(text.contains("<a class=\"site\" href=\"https://one.example/\">Первый сайт</a>"))
    #expect(text.contains("<a href=\"https://two.example/tree\" dir=\"auto\">Два</a>"))
    #expect(
      text.contains("<img src=\"https://one.example/tree.jpg\" alt=\"\" width=\"640\" height=\"480\" loading=\"lazy\""))
    #expect(text.contains("<a href=\"https://one.example/episode%20two.ogg\">episode%20two.ogg</a>"))
  }

  @Test(arguments: [
    ("de", "Dienstag, 24. November 2026", "Abonnieren"), ("fr-CA", "Mardi 24 novembre 2026", "Aussi sur"),
    ("es", "Martes, 24 de noviembre de 2026", "Fuentes"), ("uk", "Вівторок, 24 листопада 2026", "Джерела"),
    ("zh-CN", "2026年11月24日 星期二", "订阅"), ("zh-TW", "2026年11月24日 星期二", "訂閱"), ("ja", "2026年11月24日 火曜日", "購読"),
    ("ko", "2026년 11월 24일 화요일", "구독"), ("pt-BR", "Terça-feira, 24 de novembro de 2026", "Fontes"),
    ("it", "Martedì 24 novembre 2026", "Anche su"), ("pl", "Wtorek, 24 listopada 2026", "Źródła"),
    ("tr", "24 Kasım 2026 Salı", "Kaynaklar"), ("ar", "الثلاثاء، 24 نوفمبر 2026", "المصادر"),
    ("he", "יום שלישי, 24 בנובמבר 2026", "מקורות"), ("nl", "Dinsdag 24 november 2026", "Bronnen"),
    ("cs", "Úterý 24. listopadu 2026", "Zdroje"), ("sv", "Tisdag 24 november 2026", "Källor"),
    ("en-GB", "Tuesday, 24 November 2026", "Sources"), ("eo", "Tuesday, 24 November 2026", "Sources"),
  ])
  func aPageSpeaksItsLanguage(tag: String, day: String, word: String) throws {
    var publication = River.publication
    publication.language = tag
    publication.formats = [.html, .statusPage]
    let files = render([River.rich], as: publication, sources: [])
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(text.contains("<time datetime=\"2026-11-24\">\(day)</time>") && text.contains(word))
    let isRightToLeft = ["ar", "he"].contains(tag)
    for file in files {
      let html = String(decoding: file.bytes, as: UTF8.self)
      #expect(html.contains("<html lang=\"\(tag)\"\(isRightToLeft ? " dir=\"rtl\"" : "")>"))
    }
    #expect(text.contains("lang=\"ru\" dir=\"ltr\">") == isRightToLeft, "a Russian entry among Arabic ones")
  }

  @Test func eachDayIsASection() throws {
    let stories = [0, 1, 86_400, 86_401].map { River.numbered(Int($0), at: River.noon - $0) }
    #expect(try page(stories).components(separatedBy: "<section class=\"day\"").count == 3)
  }

  @Test func hostileWordsStayWords() throws {
    var story = River.rich
    story.members[0].entry.title = Text("</title><script>alert(1)</script>\" onload='x'")
    story.members[0].entry.summary = Text("<p>&lt;script&gt; {{title}} {{{style}}}</p>", .html)
    story.members[0].entry.authors = [Person(name: "<img src=x onerror=alert(1)>")]
    story.members[0].source.title = Text("<b>")
    story.members[0].entry.alternate = "javascript:alert(1)"
    let text = try page([story])
    #expect(!text.contains("<script") && !text.contains("<img src=x") && !text.contains("javascript:"))
    #expect(text.contains("&lt;script&gt; {{title}} {{{style}}}"))
  }

  @Test func aTextThatRunsFromRightToLeftSaysSo() throws {
    var story = River.numbered(1)
    story.members[0].entry.title = Text("2026: بيتكوين")
    #expect(try page([story]).contains("<article class=\"entry s1\" dir=\"rtl\">"))
    story.members[0].entry.title = Text("Bitcoin بيتكوين")
    #expect(try page([story]).contains("<article class=\"entry s1\">"))
  }

  /// The first picture of the content that is no beacon, its address unescaped and its size kept.
  @Test func aPictureOfTheContentStandsBesideTheEntry() throws {
    var story = River.numbered(1)
    let content = """
      <p><img src="https://site.example/beacon" width="1" height="1"><img src="/relative.png">\
      <img alt="" src="https://site.example/a.png?x=1&amp;y=2" width="320" height="200"></p>
      """
    story.members[0].entry.content = [Content(Text(content, .html))]
    #expect(
      try page([story]).contains(
        "<img src=\"https://site.example/a.png?x=1&amp;y=2\" alt=\"\" width=\"320\" height=\"200\""))
  }

  @Test(arguments: [
    (String(repeating: "word. ", count: 60), String(repeating: "word. ", count: 45) + "word…"),
    (String(repeating: "字", count: 300), String(repeating: "字", count: 280) + "…"),
    ("Short &amp; <b>bold</b><p>apart</p>", "Short &amp; bold apart"),
  ])
  func aLongTextIsCutBetweenWords(text: String, shown: String) throws {
    var story = River.numbered(1)
    story.members[0].entry.content = [Content(Text(text, .html))]
    #expect(try page([story]).contains("<p class=\"summary\" dir=\"auto\">\(shown)</p>"))
  }

  @Test func sixtyEntriesFitInAHundredKilobytes() throws {
    let words = String(repeating: "Слова и ещё слова. ", count: 100)
    let stories = (0..<60).map { number in
      var story = River.numbered(number, at: River.noon - Double(number) * 3_600)
      story.members[0].subscription.title = "Сайт номер \(number)"
      story.members[0].entry.title = Text("Заголовок обычной длины, каких на странице много: номер \(number)")
      story.members[0].entry.content = [Content(Text(words, .html))]
      return story
    }
    #expect(try page(stories).utf8.count < 100_000)
  }

  @Test func theTemplatesOfTheUserReplaceOurs() throws {
    try Scratch.withFolder { folder in
      try WholeFile.replace(folder + "/index.mustache", with: Array("{{title}}|{{policy}}|{{{style}}}".utf8))
      try WholeFile.replace(folder + "/style.css", with: Array("abc".utf8))
      // The hash is the example of FIPS 180-4.
      #expect(
        try page([], by: Templates(folder: folder)) == """
          Река|default-src &#39;none&#39;; style-src &#39;sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=&#39;; \
          img-src http: https:; base-uri &#39;none&#39;; form-action &#39;none&#39;|abc
          """)
    }
  }

  @Test func aTemplateThatCannotBeReadIsNamed() throws {
    try Scratch.withFolder { folder in
      try WholeFile.replace(folder + "/index.mustache", with: Array("{{#open}}".utf8))
      let error = #expect(throws: Templates.Malformed.self) { try Templates(folder: folder) }
      #expect(error?.description.hasPrefix("\(folder)/index.mustache is not a Mustache template: ") == true)
    }
  }

  @Test func anEmptyPageReplacesNothing() throws {
    try Scratch.withFolder { folder in
      try WholeFile.replace(folder + "/index.mustache", with: Array("{{nothing}}".utf8))
      let files = try render([], as: Publication(), by: Templates(folder: folder))
      #expect(throws: OutputError.self) { try OutputFolder(path: folder + "/output").replace(files) }
    }
  }
}
