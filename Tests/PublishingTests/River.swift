import FoundationEssentials
import Publishing
import Syndication

/// Stories for the tests: a small river with everything in it that a format must carry.
enum River {
  static let noon = Date(timeIntervalSince1970: 1_795_521_600)  // 2026-11-24T12:00:00Z

  /// A story that two sites carry, with enclosures, pictures, categories and a language of its own.
  static var rich: Story {
    var entry = Entry()
    entry.alternate = "https://one.example/ёлка?a=1&b=2"
    entry.links = [
      Link("https://one.example/ёлка?a=1&b=2", type: "text/html"),
      Link("https://one.example/episode.mp3", rel: "enclosure", type: "audio/mpeg", length: 123),
      Link("https://one.example/episode two.ogg", rel: "enclosure", type: "audio/ogg; codecs=opus"),
      Link("https://one.example/edit/1", rel: "edit"),
      Link("javascript:alert(1)", rel: "related"),
    ]
    entry.title = Text("Ёлка & <шары>")
    entry.summary = Text("<p>Кратко</p>", .html)
    entry.content = [Content(Text("<p>Полно &amp; <b>ясно</b></p>", .html))]
    entry.authors = [Person(name: "Анна", email: "anna@one.example", uri: "https://one.example/anna")]
    entry.contributors = [Person(name: "Борис")]
    entry.categories = [Category("зима", scheme: "https://one.example/tags", label: "Зима")]
    entry.rights = Text("© Анна")
    entry.language = "ru"
    entry.comments = "https://one.example/ёлка#comments"
    var thumbnail = Media.Thumbnail("https://one.example/tree.jpg")
    thumbnail.width = 640
    thumbnail.height = 480
    entry.media.thumbnails = [thumbnail]
    var source = Source()
    source.id = "https://one.example/"
    source.title = Text("Первый сайт")
    source.subtitle = Text("Обо всём")
    source.alternate = "https://one.example/"
    source.links = [Link("https://one.example/feed", rel: "self"), Link("https://one.example/")]
    source.authors = [Person(name: "Редакция")]
    source.rights = Text("© Первый сайт")
    source.generator = Generator(name: "WordPress", uri: "https://wordpress.org/", version: "6.8")
    source.icon = "https://one.example/icon.png"
    source.language = "ru"
    source.updated = noon + 86_400
    var copy = Entry()
    copy.alternate = "https://two.example/tree"
    copy.title = Text("ЁЛКА И ШАРЫ")
    var second = Source()
    second.title = Text("Второй сайт")
    return Story(
      id: "https://one.example/?p=1", published: noon - 3_600, updated: noon,
      members: [
        Story.Member(
          entry, source: source, subscription: Subscription("https://one.example/feed", groups: ["Новости"]),
          firstSeen: noon),
        Story.Member(
          copy, source: second, subscription: Subscription("https://two.example/rss", title: "Два"), firstSeen: noon,
          reason: "same text"),
      ])
  }

  /// A story of which its feed says next to nothing.
  static var bare: Story {
    var entry = Entry()
    entry.summary = Text("<p>A note without a title, from a feed without an author.</p>", .html)
    return Story(
      id: "tag:three.example,2026:note", published: noon - 7_200, updated: noon - 7_200,
      members: [
        Story.Member(
          entry, source: Source(), subscription: Subscription("https://user:secret@three.example/rss"), firstSeen: noon)
      ])
  }

  static func numbered(_ number: Int, at date: Date = noon) -> Story {
    var entry = Entry()
    entry.alternate = "https://site.example/\(number)"
    entry.title = Text("Entry \(number)")
    entry.content = [Content(Text("<p>Number \(number) &lt; \(number + 1)</p>", .html))]
    var source = Source()
    source.title = Text("A site")
    source.alternate = "https://site.example/"
    return Story(
      id: "https://site.example/?p=\(number)", published: date, updated: date,
      members: [
        Story.Member(entry, source: source, subscription: Subscription("https://site.example/feed"), firstSeen: date)
      ])
  }

  static var publication: Publication {
    var publication = Publication()
    publication.title = "Река"
    publication.subtitle = "Всё сразу"
    publication.address = "https://river.example/feeds"
    publication.language = "ru"
    return publication
  }
}
