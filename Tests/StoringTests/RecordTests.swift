import FoundationEssentials
import Storing
import Syndication
import Testing

@Suite struct RecordTests {
  @Test func anEntryComesBackWhole() throws {
    let entry = Entry.full
    for child in Mirror(reflecting: entry).children {
      let blank = Mirror(reflecting: Entry()).children.first { $0.label == child.label }!
      #expect("\(child.value)" != "\(blank.value)", "\(child.label ?? "") is not set here, so not tested")
    }
    for child in Mirror(reflecting: entry.source!).children {
      let blank = Mirror(reflecting: Source()).children.first { $0.label == child.label }!
      #expect("\(child.value)" != "\(blank.value)", "\(child.label ?? "") is not set here, so not tested")
    }
    #expect(try PackedEntry(entry).unpacked() == entry)
    #expect(try PackedEntry(Entry()).unpacked() == Entry())
  }

  @Test func aDamagedRecordIsAnErrorNotACrash() {
    let bytes = PackedEntry(Entry.full).bytes
    for length in stride(from: 1, to: bytes.count, by: 7) {
      var cut = Array(bytes.prefix(length))
      _ = try? PackedEntry(bytes: cut).unpacked()
      cut[length / 2] ^= 0xFF
      _ = try? PackedEntry(bytes: cut).unpacked()
    }
    #expect(throws: (any Error).self) { try PackedEntry(bytes: Array(bytes.dropLast())).unpacked() }
  }
}

extension Entry {
  fileprivate static var full: Entry {
    let date = Date(timeIntervalSinceReferenceDate: 700_000_000.25)
    var source = Source()
    source.id = "urn:x:feed"
    source.title = Text("Title &amp; more", .html, language: "ru", base: "https://a.example/")
    source.subtitle = Text("Sub")
    source.rights = Text("<b>©</b>", .xhtml)
    source.links = [Link("https://a.example/", rel: "self", type: "text/html", title: "t", hreflang: "ru", length: -1)]
    source.alternate = "https://a.example/"
    source.authors = [Person(name: "Ада"), Person(email: "a@a.example")]
    source.contributors = [Person(uri: "https://a.example/")]
    source.publisher = Person(name: "P")
    source.categories = [Category("term", scheme: "urn:s", label: "l"), Category("")]
    source.updated = date
    source.published = date + 1
    source.created = date + 2
    source.generator = Generator(name: "g", uri: "u", version: "v")
    source.language = "ru"
    source.icon = "i"
    source.logo = "l"
    source.image = Image("https://a.example/i.png", title: "t", link: "l", width: 1, height: 2, description: "d")
    source.podcast.explicit = false
    source.podcast.type = "serial"
    source.podcast.complete = true
    var entry = Entry()
    entry.podcast.block = true
    entry.podcast.duration = "1:02"
    entry.podcast.subtitle = "s"
    entry.podcast.episode = "1"
    entry.podcast.season = "2"
    entry.podcast.episodeType = "full"
    entry.id = "  as written\n"
    entry.alternate = "https://a.example/1"
    entry.links = [Link("https://a.example/1.mp3", rel: "enclosure", length: .max, duration: 1.5)]
    entry.title = Text("", .plain)
    entry.summary = Text("<p>s</p>", .html)
    entry.content = [Content(Text("aGk=", .media("image/png")), src: "https://a.example/c"), Content(Text("日本"))]
    entry.authors = [Person()]
    entry.contributors = [Person(name: "c")]
    entry.publisher = Person(name: "p")
    entry.categories = [Category("c")]
    entry.published = date
    entry.updated = date + 3
    entry.created = Date(timeIntervalSince1970: -1)
    entry.expires = date + 4
    entry.rights = Text("r")
    entry.language = "en"
    entry.source = source
    var file = Media.File("https://a.example/f")
    file.type = "video/mp4"
    file.medium = "video"
    file.width = 3
    file.height = 4
    file.duration = 0
    file.fileSize = 5
    entry.media.contents = [file]
    entry.media.thumbnails = [Media.Thumbnail("https://a.example/t")]
    entry.media.player = "https://a.example/p"
    entry.comments = "https://a.example/c"
    entry.commentsFeed = "https://a.example/cf"
    entry.commentsCount = 0
    entry.image = Image("https://a.example/e.png")
    return entry
  }
}
