import FoundationEssentials
import Syndication

/// A river as a JSON Feed (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedDocument {
  static func bytes(of entries: [PublishedEntry], as publication: Publication) -> [UInt8] {
    var json = JSONWriter(reserving: entries.count * 3_000)
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
      feed.array("items", entries) { item($1, in: &$0) }
    }
    json.end()
    return json.bytes
  }

  private static func item(_ published: PublishedEntry, in json: inout JSONWriter) {
    json.member("id", published.story.id)
    json.member("url", published.page)
    let related = published.entry.links.first { $0.rel == "related" }
    json.member("external_url", related.flatMap { Reference.link($0.href) })
    json.member("title", published.title)
    words(of: published, in: &json)
    json.member("image", published.entry.thumbnails.first.flatMap { Reference.link($0.url) })
    json.member("date_published", published.published.rfc3339)
    json.member("date_modified", published.updated.rfc3339)
    authors(published.authors, in: &json)
    var seen: Set<String> = []
    let tags = published.entry.categories.lazy.map(\.term)
    json.member("tags", tags.filter { $0.nonBlank != nil && seen.insert($0).inserted })
    json.member("language", published.language)
    let enclosures = published.links.filter { $0.rel == "enclosure" }
    if !enclosures.isEmpty {
      json.array("attachments", enclosures) { attachment, link in
        attachment.member("url", link.href)
        attachment.member("mime_type", link.type ?? MediaType.guess(for: link.href))
        attachment.member("title", link.title?.nonBlank)
        attachment.member("size_in_bytes", link.length)
        attachment.member("duration_in_seconds", link.duration?.wholeSeconds)
      }
    }
    origin(of: published, in: &json)
  }

  /// One of `content_html` and `content_text` is required; a summary alone stands in for it.
  private static func words(of published: PublishedEntry, in json: inout JSONWriter) {
    let summary = published.entry.summary
    let content = published.content ?? summary
    switch content?.kind {
    case .html, .xhtml: json.member("content_html", content?.value)
    case .plain, .media, nil: json.member("content_text", content?.value ?? "")
    }
    if published.content != nil { json.member("summary", summary?.plain.nonBlank) }
  }

  /// What Atom says in `source` and `link rel=related`: JSON Feed leaves it to an extension.
  private static func origin(of published: PublishedEntry, in json: inout JSONWriter) {
    json.object("_feedmill") { extra in
      extra.object("source") { source in
        source.member("title", published.origin.title)
        source.member("home_page_url", published.origin.home)
        source.member("feed_url", published.origin.feedAddress)
      }
      if !published.otherSites.isEmpty {
        extra.array("related", published.otherSites) { site, value in
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
