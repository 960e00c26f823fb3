package import Syndication

extension SubscriptionList {
  /// The subscriptions as a plain OPML 2.0 file that any reader imports: groups, titles, addresses, and nothing of
  /// Feedmill's own.
  package static func export(_ subscriptions: [Subscription], title: String?) throws(OPMLError) -> [UInt8] {
    let head = Charset.utf8.encodeValue(title ?? "Subscriptions", mark: .quote)
    let skeleton = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head>
          <title>\(String(decoding: head, as: UTF8.self))</title>
        </head>
        <body>
        </body>
      </opml>

      """
    var list = try SubscriptionList(bytes: Array(skeleton.utf8), location: "https://feedmill.invalid/", file: "export")
    let plain = subscriptions.map { Subscription($0.feedURL, siteURL: $0.siteURL, title: $0.title, groups: $0.groups) }
    if !plain.isEmpty { try list.apply(.add(plain)) }
    return list.bytes
  }

  /// The subscriptions as newsboat's `urls`.
  package static func exportUrls(_ subscriptions: [Subscription]) -> [UInt8] {
    var text = ""
    for subscription in subscriptions {
      text += subscription.feedURL
      for group in subscription.groups { text += " " + quoted(group) }
      if let title = subscription.title { text += " " + quoted("~" + title) }
      text += "\n"
    }
    return Array(text.utf8)
  }

  private static func quoted(_ word: String) -> String {
    let inside = word.reduce(into: "") { text, character in
      if character == "\"" || character == "\\" { text.append("\\") }
      text.append(character.isNewline ? " " : character)
    }
    return "\"\(inside)\""
  }
}
