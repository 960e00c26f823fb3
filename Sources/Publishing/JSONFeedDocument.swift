import FoundationEssentials
import Syndication

/// A river as a JSON Feed (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedDocument {
  static func bytes(of stories: ArraySlice<Story>, as publication: Publication) -> [UInt8] {
    var json = JSONWriter(reserving: stories.count * 3_000)
    json.object { feed in
      feed.member("version", "https://jsonfeed.org/version/1.1")
      feed.member("title", publication.title)
      feed.member("home_page_url", publication.page)
      feed.member("feed_url", publication.publicAddress(of: .json))
      feed.member("description", publication.subtitle)
      feed.member("language", publication.language.flatMap(LanguageTag.legal))
      if let author = publication.author { authors([author], in: &feed) }
      if !publication.hubs.isEmpty {
        feed.array("hubs", publication.hubs) { hub, url in
          hub.member("type", "WebSub")
          hub.member("url", Reference.web(url))
        }
      }
      feed.array("items", stories) { item($1, in: &$0) }
    }
    json.end()
    return json.bytes
  }

  private static func item(_ story: Story, in json: inout JSONWriter) {
    let member = story.primary
    let entry = member.entry
    let links = EntryLinks(of: story).links
    json.member("id", story.id)
    json.member("url", member.page)
    json.member("external_url", entry.links.first { $0.rel == "related" }.flatMap { Reference.link($0.href) })
    json.member("title", entry.title?.plain.nonBlank)
    words(of: entry, in: &json)
    json.member("image", entry.thumbnails.first.flatMap { Reference.link($0.url) })
    json.member("date_published", Timestamp(story.published).rfc3339)
    json.member("date_modified", Timestamp(story.updated).rfc3339)
    authors(member.authors, in: &json)
    var seen: Set<String> = []
    json.member("tags", entry.categories.map(\.term).filter { $0.nonBlank != nil && seen.insert($0).inserted })
    json.member("language", (entry.language ?? member.source.language).flatMap(LanguageTag.legal))
    let enclosures = links.filter { $0.rel == "enclosure" }
    if !enclosures.isEmpty {
      json.array("attachments", enclosures) { attachment, link in
        attachment.member("url", link.href)
        attachment.member("mime_type", link.type ?? MediaType.guess(for: link.href))
        attachment.member("title", link.title?.nonBlank)
        attachment.member("size_in_bytes", link.length)
        attachment.member("duration_in_seconds", link.duration?.wholeSeconds)
      }
    }
    origin(of: story, in: &json)
  }

  /// One of `content_html` and `content_text` is required; a summary alone stands in for it.
  private static func words(of entry: Entry, in json: inout JSONWriter) {
    let content = entry.inlineContent?.text
    switch (content ?? entry.summary)?.kind {
    case .html, .xhtml: json.member("content_html", (content ?? entry.summary)?.value)
    case .plain, .media, nil: json.member("content_text", (content ?? entry.summary)?.value ?? "")
    }
    if content != nil { json.member("summary", entry.summary?.plain.nonBlank) }
  }

  /// What Atom says in `source` and `link rel=related`: JSON Feed leaves it to an extension.
  private static func origin(of story: Story, in json: inout JSONWriter) {
    json.object("_feedmill") { extra in
      extra.object("source") { source in
        source.member("title", story.primary.source.title?.plain.nonBlank ?? story.primary.siteName)
        source.member("home_page_url", story.primary.home)
        source.member("feed_url", story.primary.feedAddress)
      }
      let sites = story.otherSites
      if !sites.isEmpty {
        extra.array("related", sites) { site, value in
          site.member("title", value.name)
          site.member("url", value.url)
        }
      }
    }
  }

  private static func authors(_ people: [Person], in json: inout JSONWriter) {
    json.array("authors", people.filter { $0.displayName != nil }) { author, person in
      author.member("name", person.displayName)
      let mail = person.email.flatMap { $0.isPlausibleAddress ? "mailto:" + $0 : nil }
      author.member("url", person.uri.flatMap(Reference.link) ?? mail)
    }
  }
}
