import Syndication

extension Entry {
  /// The content that stands in the document itself; the first that has any words.
  var inlineContent: Content? {
    content.first { $0.src == nil && $0.text.value.nonBlank != nil }
  }

  var hasPictures: Bool { !media.contents.isEmpty || !thumbnails.isEmpty }

  /// The pictures that stand for the entry.
  var thumbnails: [Media.Thumbnail] {
    if media.thumbnails.isEmpty, let image {
      var thumbnail = Media.Thumbnail(image.url)
      thumbnail.width = image.width
      thumbnail.height = image.height
      return [thumbnail]
    }
    return media.thumbnails
  }

  /// The first words of an entry that has no title.
  var derivedTitle: String {
    guard let text = summary ?? inlineContent?.text else { return "" }
    return Excerpt.of(text, characters: 80)
  }
}

extension Story.Member {
  /// The address of the feed, without the owner's password.
  var feedAddress: String? {
    let own = source.links.first { $0.rel == "self" }.flatMap { Reference.link($0.href) }
    return own ?? Reference.withoutPassword(subscription.feedURL).flatMap(Reference.link)
  }
}
