import Files
import FoundationEssentials
import Parsing
import Syndication

/// The JSON of `feedmill parse --json`: one object, whose members are named as in RFC 4287 wherever it has a name.
enum FeedJSON {
  /// One line, written in pieces, so that a large feed is not held once more as text.
  static func write(_ parse: Parsing.Parse) {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", 1)
      switch parse {
      case .notAFeed(let reason):
        json.member("error", reason)
        json.object("feed") { $0.member("format", "unknown") }
        json.array("entries", [String](), keepsEmpty: true) { $0.element($1) }
      case .feed(let feed, let warnings):
        json.member("encoding", feed.encoding)
        json.member("wellFormed", feed.isWellFormed)
        json.array("warnings", warnings) { $0.element($1) }
        json.object("feed") { write(feed, &$0) }
        json.array("entries", feed.entries, keepsEmpty: true) { json, entry in
          json.object { write(entry, &$0) }
          if json.bytes.count > 1 << 20 { print(&json) }
        }
      }
    }
    json.endLine()
    print(&json)
  }

  private static func print(_ json: inout JSONWriter) {
    let text = String(decoding: json.bytes, as: UTF8.self)
    // The same value; without the cost where no terminal reads it.
    StandardStream.output.write(StandardStream.output.isTerminal ? Terminal.harmless(json: text) : text)
    json.forget()
  }

  private static func write(_ feed: Feed, _ json: inout JSONWriter) {
    json.member("format", feed.format.rawValue)
    write(feed.source, &json)
    json.member("ttl", feed.hints.ttl)
    json.array("skipHours", feed.hints.skipHours) { $0.element($1) }
    json.array("skipDays", feed.hints.skipDays) { $0.element($1) }
    if feed.hints.period != nil || feed.hints.frequency != nil || feed.hints.base != nil {
      json.object("update") { json in
        json.member("period", feed.hints.period)
        json.member("frequency", feed.hints.frequency)
        json.member("base", feed.hints.base.map(timestamp))
      }
    }
    json.array("hubs", feed.source.links.filter { $0.rel == "hub" }) { $0.element($1.href) }
    json.member("newLocation", feed.newLocation)
    json.member("docs", feed.docs)
    if let cloud = feed.cloud {
      json.object("cloud") { json in
        json.member("domain", cloud.domain)
        json.member("port", cloud.port)
        json.member("path", cloud.path)
        json.member("registerProcedure", cloud.registerProcedure)
        json.member("protocol", cloud.protocol)
      }
    }
    if let input = feed.textInput {
      json.object("textInput") { json in
        json.member("title", input.title)
        json.member("description", input.description)
        json.member("name", input.name)
        json.member("link", input.link)
      }
    }
  }

  private static func write(_ source: Source, _ json: inout JSONWriter) {
    json.member("id", source.id)
    write(source.title, "title", &json)
    write(source.subtitle, "subtitle", &json)
    write(source.rights, "rights", &json)
    json.member("link", source.alternate)
    json.array("links", source.links) { write($1, &$0) }
    json.array("authors", source.authors) { json, person in json.object { write(person, &$0) } }
    json.array("contributors", source.contributors) { json, person in json.object { write(person, &$0) } }
    if let publisher = source.publisher { json.object("publisher") { write(publisher, &$0) } }
    json.array("categories", source.categories) { write($1, &$0) }
    json.member("updated", source.updated.map(timestamp))
    json.member("published", source.published.map(timestamp))
    json.member("created", source.created.map(timestamp))
    if let generator = source.generator {
      json.object("generator") { json in
        json.member("name", generator.name)
        json.member("uri", generator.uri)
        json.member("version", generator.version)
      }
    }
    json.member("language", source.language)
    json.member("icon", source.icon)
    json.member("logo", source.logo)
    write(source.image, &json)
    write(source.podcast, &json)
  }

  private static func write(_ entry: Entry, _ json: inout JSONWriter) {
    json.member("id", entry.id)
    json.member("link", entry.alternate)
    json.array("links", entry.links) { write($1, &$0) }
    write(entry.title, "title", &json)
    write(entry.summary, "summary", &json)
    json.array("content", entry.content) { json, content in
      json.object { json in
        write(members: content.text, &json)
        json.member("src", content.src)
      }
    }
    json.array("authors", entry.authors) { json, person in json.object { write(person, &$0) } }
    json.array("contributors", entry.contributors) { json, person in json.object { write(person, &$0) } }
    if let publisher = entry.publisher { json.object("publisher") { write(publisher, &$0) } }
    json.array("categories", entry.categories) { write($1, &$0) }
    json.member("published", entry.published.map(timestamp))
    json.member("updated", entry.updated.map(timestamp))
    json.member("created", entry.created.map(timestamp))
    json.member("expires", entry.expires.map(timestamp))
    write(entry.rights, "rights", &json)
    json.member("language", entry.language)
    if let source = entry.source { json.object("source") { write(source, &$0) } }
    json.array("enclosures", entry.enclosures) { json, link in
      json.object { json in
        json.member("url", link.href)
        json.member("type", link.type)
        json.member("length", link.length)
        json.member("title", link.title)
        json.member("duration", link.duration)
      }
    }
    write(entry.media, &json)
    json.member("comments", entry.comments)
    json.member("commentsFeed", entry.commentsFeed)
    json.member("commentsCount", entry.commentsCount)
    write(entry.image, &json)
    write(entry.podcast, &json)
  }

  private static func write(_ text: Text?, _ key: StaticString, _ json: inout JSONWriter) {
    guard let text else { return }
    json.object(key) { write(members: text, &$0) }
  }

  private static func write(members text: Text, _ json: inout JSONWriter) {
    json.member("value", text.value, keepsEmpty: true)
    let type =
      switch text.kind {
      case .plain: "text"
      case .html: "html"
      case .xhtml: "xhtml"
      case .media(let type): type
      }
    json.member("type", type)
    json.member("lang", text.language)
    json.member("base", text.base)
  }

  private static func write(_ link: Link, _ json: inout JSONWriter) {
    json.object { json in
      json.member("href", link.href)
      json.member("rel", link.rel)
      json.member("type", link.type)
      json.member("title", link.title)
      json.member("hreflang", link.hreflang)
      json.member("length", link.length)
    }
  }

  private static func write(_ person: Person, _ json: inout JSONWriter) {
    json.member("name", person.name)
    json.member("email", person.email)
    json.member("uri", person.uri)
  }

  private static func write(_ category: Syndication.Category, _ json: inout JSONWriter) {
    json.object { json in
      json.member("term", category.term)
      json.member("scheme", category.scheme)
      json.member("label", category.label)
    }
  }

  private static func write(_ image: Image?, _ json: inout JSONWriter) {
    guard let image else { return }
    json.object("image") { json in
      json.member("url", image.url)
      json.member("title", image.title)
      json.member("link", image.link)
      json.member("width", image.width)
      json.member("height", image.height)
      json.member("description", image.description)
    }
  }

  private static func write(_ media: Media, _ json: inout JSONWriter) {
    guard media != Media() else { return }
    json.object("media") { json in
      json.array("contents", media.contents) { json, file in
        json.object { json in
          json.member("url", file.url)
          json.member("type", file.type)
          json.member("medium", file.medium)
          json.member("width", file.width)
          json.member("height", file.height)
          json.member("duration", file.duration)
          json.member("fileSize", file.fileSize)
        }
      }
      json.array("thumbnails", media.thumbnails) { json, thumbnail in
        json.object { json in
          json.member("url", thumbnail.url)
          json.member("width", thumbnail.width)
          json.member("height", thumbnail.height)
        }
      }
      if let player = media.player { json.object("player") { $0.member("url", player) } }
    }
  }

  private static func write(_ podcast: Podcast, _ json: inout JSONWriter) {
    guard podcast != Podcast() else { return }
    json.object("itunes") { json in
      json.member("block", podcast.block)
      json.member("explicit", podcast.explicit)
      json.member("type", podcast.type)
      json.member("complete", podcast.complete)
      json.member("duration", podcast.duration)
      json.member("subtitle", podcast.subtitle)
      json.member("episode", podcast.episode)
      json.member("season", podcast.season)
      json.member("episodeType", podcast.episodeType)
    }
  }

  /// RFC 3339 in UTC.
  static func timestamp(_ date: Date) -> String {
    let seconds = Int(date.timeIntervalSince1970.rounded(.down))
    let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    let time = seconds - days * 86400
    // From days to a date (http://howardhinnant.github.io/date_algorithms.html).
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(day, 2) + "T" + pad(time / 3600, 2) + ":"
      + pad(time / 60 % 60, 2) + ":" + pad(time % 60, 2) + "Z"
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
