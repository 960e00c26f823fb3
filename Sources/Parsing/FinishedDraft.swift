internal import Syndication

/// What a draft comes to once all of its elements are read.
extension Draft {
  /// Moves what was read out of the draft.
  mutating func finishEntry() -> Entry {
    var entry = Entry()
    entry.id = id.take()
    entry.alternate = page.take() ?? permalink ?? alternate
    swap(&entry.links, &links)
    entry.title = title.take()
    entry.summary = summary.take()
    swap(&entry.content, &content)
    swap(&entry.authors, &authors)
    swap(&entry.contributors, &contributors)
    entry.publisher = publisher.take()
    swap(&entry.categories, &categories)
    entry.published = published.value
    entry.updated = updated.value
    entry.created = created.value
    entry.expires = expires.value
    entry.rights = rights.take()
    entry.language = language.take()
    swap(&entry.source, &source)
    swap(&entry.media, &media)
    entry.comments = comments.take()
    entry.commentsFeed = commentsFeed.take()
    entry.commentsCount = commentsCount
    swap(&entry.image, &image)
    swap(&entry.podcast, &podcast)
    return entry
  }

  /// - Parameter isRoot: whether the document's own language counts too.
  func finishSource(isRoot: Bool) -> Source {
    var source = Source()
    source.id = id.value
    source.title = title.value
    source.subtitle = summary.value
    source.rights = rights.value
    source.links = links
    source.alternate = page.value ?? permalink ?? alternate
    source.authors = authors
    source.contributors = contributors
    source.publisher = publisher.value
    source.categories = categories
    source.updated = updated.value
    source.published = published.value
    source.created = created.value
    source.generator = generator.value
    source.language = language.value ?? (isRoot ? scope.language : nil)
    source.icon = icon.value
    source.logo = logo.value
    source.image = image
    source.podcast = podcast
    return source
  }

  /// The first alternate that is a page, else the first.
  private var alternate: String? {
    var first: String?
    for link in links where link.rel == "alternate" {
      if link.type == nil || link.type == "text/html" || link.type == "application/xhtml+xml" { return link.href }
      first = first ?? link.href
    }
    return first
  }
}
