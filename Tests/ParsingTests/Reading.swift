import Parsing
import Syndication
import Testing

/// What the parser makes of a document written in a test.
func read(
  _ text: String, url: String = "", contentType: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Feed {
  let document = Document(Array(text.utf8), url: url, contentType: contentType)
  guard case .feed(let feed, _) = FeedParser().parse(document) else {
    throw NoFeed(sourceLocation: sourceLocation)
  }
  return feed
}

struct NoFeed: Error {
  var sourceLocation: SourceLocation
}

/// An RSS document around one item's elements.
func rss(_ item: String, channel: String = "") -> String {
  """
  <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" \
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" \
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">\
  <channel>\(channel)<item>\(item)</item></channel></rss>
  """
}

/// An Atom document around one entry's elements.
func atom(_ entry: String, feed: String = "") -> String {
  "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(feed)<entry>\(entry)</entry></feed>"
}
