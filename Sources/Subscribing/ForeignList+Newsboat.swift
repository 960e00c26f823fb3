import Syndication

/// Newsboat's `urls` (newsboat(1), "Urls File"): an address, then tags; `~Title` is a title, `!` hides a feed.
extension ForeignList {
  mutating func readUrls(_ bytes: [UInt8], _ file: String, _ limits: SubscriptionList.Limits) throws(OPMLError) {
    let text = try ForeignList.text(bytes, file, limits)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = ForeignList.words(line)
      guard let address = words.first, !address.hasPrefix("#") else { continue }
      let program = ["query:", "exec:", "filter:"].first { address.hasPrefix($0) }
      if let program {
        remark("not followed: \(program) runs in newsboat only", file, index + 1)
        continue
      }
      var subscription = Subscription(address)
      for tag in words.dropFirst() {
        if tag.hasPrefix("~") {
          subscription.title = String(tag.dropFirst()).trimmed
        } else if !tag.hasPrefix("!"), subscription.groups.isEmpty, let group = tag.trimmed {
          // A subscription stands in one place: the first tag's.
          subscription.groups = [group]
        }
      }
      subscribe(subscription, file: file, line: index + 1)
    }
  }

  /// Words between white space; `"two words"` is one, with `\"` inside.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for character in line {
      if isEscaped {
        word?.append(character)
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character.isWhitespace, !isQuoted {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
