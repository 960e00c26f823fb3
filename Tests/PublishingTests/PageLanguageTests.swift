import FoundationEssentials
import Publishing
import Testing

struct PageLanguageTests {
  /// The table is strings with bars between the words: one bar too few would move every word after it.
  @Test(arguments: [
    "en", "ar", "cs", "de", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh", "zh-TW",
  ])
  func everyLanguageHasEveryWord(tag: String) throws {
    var publication = River.publication
    publication.language = tag
    publication.formats = [.html, .statusPage]
    try Scratch.withFolder { folder in
      let names = [
        "skip", "subscribe", "sources", "all", "also", "empty", "utc", "health", "noSources", "source", "state",
        "newest", "feed", "since",
      ]
      let template = names.map { "[{{words.\($0)}}]" }.joined() + "{{#days}}[{{label}}]{{/days}}"
      try Data(template.utf8).write(to: URL(filePath: folder + "/index.mustache"))
      let templates = try Templates(folder: folder)
      // A story for each day of a week and for each month.
      let stories =
        (0..<7).map { River.numbered($0, at: River.noon + Double($0) * 86_400) }
        + (0..<12).map { River.numbered(100 + $0, at: River.noon + Double($0) * 86_400 * 30.5) }
      let text = String(
        decoding: render(stories, as: publication, by: templates)[0].bytes, as: UTF8.self)
      let words = text.split(separator: "[").map { $0.dropLast() }
      #expect(words.count >= names.count + 17)
      #expect(words.allSatisfy { !$0.isEmpty && !$0.contains("|") })
      #expect(Set(words.dropFirst(names.count)).count == words.count - names.count, "each day has a heading of its own")
    }
  }
}
