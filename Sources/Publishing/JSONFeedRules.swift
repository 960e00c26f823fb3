import FoundationEssentials

/// What a JSON Feed must have before it may replace the published one.
enum JSONFeedRules {
  private struct Feed: Decodable {
    var version: String
    var title: String
    var items: [Item]
  }

  private struct Item: Decodable {
    var id: String
    var content_html: String?
    var content_text: String?
    var date_modified: String
  }

  /// A sentence on the first rule that the document breaks; nil when it keeps them all.
  static func problem(in bytes: [UInt8]) -> String? {
    let feed: Feed
    do {
      feed = try JSONDecoder().decode(Feed.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      return "\(key.stringValue) is missing in \(path(context))"
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      return "\(path(context)) has a value of another type"
    } catch {
      return "not JSON"
    }
    var ids: Set<String> = []
    for item in feed.items {
      if item.id.isEmpty { return "an item's id is empty" }
      if !ids.insert(item.id).inserted { return "two items have the id \(item.id)" }
      if item.content_html == nil && item.content_text == nil { return "the item \(item.id) has no content" }
    }
    return nil
  }

  private static func path(_ context: DecodingError.Context) -> String {
    context.codingPath.isEmpty ? "the feed" : context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}
