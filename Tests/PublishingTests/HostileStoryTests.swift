import Foundation
import Publishing
import Syndication
import Testing

/// Stories as only a broken or hostile source makes them: every format of them passes its check, and is replaced.
struct HostileStoryTests {
  static let words: [String] = [
    "", " ", "]]>", "<![CDATA[a]]>", "a]]&gt;b", "--><!--", "<?xml version=\"1.0\"?>", "&#0;&bogus;&",
    "</title></entry>",
    "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1B}[31m\u{1F}\u{7F}", "\u{85}\u{2028}\u{2029}", "\u{FFFE}\u{FFFF}\u{1FFFE}\u{10FFFF}",
    "\u{202E}txt.exe\u{202C}", "\u{FEFF}a", "a\r\n\tb", "\"'\\\u{8}\\u0000", "</script><script>alert(1)</script>",
    String(repeating: "e\u{301}", count: 5_000), String(repeating: "]]>", count: 2_000), "👩‍👩‍👧‍👦\u{FE0F}\u{200D}",
  ]

  /// The same words in every place that a source can fill.
  private static func story(of words: String) -> Story {
    var entry = Entry()
    entry.title = Text(words)
    entry.summary = Text(words)
    entry.content = [Content(Text(words))]
    entry.rights = Text(words)
    entry.language = words
    entry.alternate = "https://one.example/" + words
    entry.authors = [Person(name: words, email: words, uri: words)]
    entry.contributors = entry.authors
    entry.categories = [Category(words, scheme: words, label: words)]
    entry.comments = words
    entry.links = ["alternate", "enclosure", "related", "via", words].flatMap { rel in
      [Link(words, rel: rel, type: words, title: words, hreflang: words), Link("http://e.example/" + words, rel: rel)]
    }
    var source = Source()
    source.id = words
    source.title = Text(words)
    source.subtitle = Text(words)
    source.language = words
    source.authors = entry.authors
    source.generator = Generator(name: words, uri: words, version: words)
    source.icon = words
    let subscription = Subscription("https://one.example/feed", title: words, groups: [words])
    let member = Story.Member(entry, source: source, subscription: subscription, firstSeen: River.noon)
    return Story(id: "urn:a:" + words, published: River.noon, updated: River.noon, members: [member, member])
  }

  private func publish(_ stories: [Story]) throws -> [OutputFile] {
    var publication = River.publication
    publication.limit = .max
    let files = render(stories, as: publication, sources: [])
    try Scratch.withFolder { path in
      let replacements = try OutputFolder(path: path).replace(files)
      #expect(replacements.allSatisfy { $0.outcome == .written })
    }
    let json = try #require(files.first { $0.format == .json })
    let feed = try #require(JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect((feed["items"] as? [Any])?.count == stories.count)
    return files
  }

  @Test(arguments: words)
  func whateverTheWordsTheFilesAreValid(_ words: String) throws {
    for file in try publish([Self.story(of: words)]) where file.format == .atom || file.format == .rss {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("]]>"), "XML 1.0, section 2.4: never in a text")
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
      #expect(text.unicodeScalars.allSatisfy { $0 != "\u{FFFE}" && $0 != "\u{FFFF}" })
    }
  }

  @Test func aStoryOfNothingIsPublished() throws {
    let member = Story.Member(
      Entry(), source: Source(), subscription: Subscription("https://one.example/feed"), firstSeen: River.noon)
    let files = try publish([Story(id: "urn:a:1", published: River.noon, updated: River.noon, members: [member])])
    let atom = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(atom.contains("<title></title>") && atom.contains("<author><name>one.example</name>"))
    // Without an alternate link there must be content (RFC 4287, section 4.1.2).
    #expect(atom.contains("<content></content>"))
  }

  @Test func aThousandEnclosuresAreOneToRSS() throws {
    var story = Self.story(of: "a")
    story.members[0].entry.links = (0..<1_000).map { Link("https://one.example/\($0).mp3", rel: "enclosure") }
    let files = try publish([story])
    func count(_ mark: String, _ format: Publication.Format) -> Int {
      files.filter { $0.format == format }.reduce(0) {
        $0 + String(decoding: $1.bytes, as: UTF8.self).split(separator: mark).count - 1
      }
    }
    #expect(count("<enclosure ", .rss) == 1 && count("<atom:link rel=\"enclosure\"", .rss) == 999)
    #expect(count("<link rel=\"enclosure\"", .atom) == 1_000)
    #expect(count("\"mime_type\"", .json) == 1_000)
  }

  @Test(arguments: [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: -1e18)])
  func aTimeOutsideFourDigitYearsIsMovedInside(_ date: Date) throws {
    var story = Self.story(of: "a")
    (story.published, story.updated) = (date, date)
    _ = try publish([story])
  }
}
