import Publishing
import Syndication
import Testing

struct JSONFeedTests {
  private func json(_ stories: [Story]) throws -> String {
    let file = try #require(render(stories, as: River.publication).first { $0.format == .json })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func aRiverCarriesEverythingThatItsSourcesGave() throws {
    let files = render([River.bare, River.rich], as: River.publication)
    try Fixture.expect(files.first { $0.format == .json }, equals: "river.feed.json")
  }

  @Test func anEmptyRiverIsAValidFeed() throws {
    try Fixture.expect(render([], as: Publication()).first { $0.format == .json }, equals: "empty.feed.json")
  }

  @Test func aStringIsEscaped() throws {
    var story = River.numbered(1)
    story.members[0].entry.title = Text("\"a\\b\"\n\t\u{1}é\u{2028}")
    #expect(try json([story]).contains(#""title": "\"a\\b\"\n\t\#u{FFFD}é\#u{2028}""#))
  }

  @Test func aPlainTextStaysPlain() throws {
    var story = River.numbered(1)
    story.members[0].entry.content = [Content(Text("1 < 2"))]
    #expect(try json([story]).contains(#""content_text": "1 < 2""#))
  }

  @Test func anAttachmentHasATypeAndHonestNumbers() throws {
    var story = River.numbered(1)
    story.members[0].entry.links = [
      Link("https://site.example/a.MP3?x=1", rel: "enclosure", duration: 61.4),
      Link("https://site.example/b", rel: "enclosure", length: 7, duration: .infinity),
    ]
    let text = try json([story])
    #expect(text.contains(#""mime_type": "audio/mpeg""#) && text.contains(#""duration_in_seconds": 61"#))
    #expect(text.contains(#""mime_type": "application/octet-stream""#) && text.contains(#""size_in_bytes": 7"#))
  }

  private static let item = #"{"id": "i", "content_text": "", "date_modified": ""}"#

  @Test(arguments: [
    (#"{"version": "1", "title": "", "items": [\#(item)]}"#, nil),
    (#"{"version": "1", "items": []}"#, "title is missing in the feed"),
    (#"{"version": "1", "title": "", "items": [\#(item), \#(item)]}"#, "two items have the id i"),
    (#"{"version": "1", "title": "", "items": [{"id": "i", "date_modified": ""}]}"#, "the item i has no content"),
    (#"{"version": "1", "title": 1, "items": []}"#, "title has a value of another type"),
    (
      #"{"version": "1", "title": "", "items": [{"id": "", "content_text": "", "date_modified": ""}]}"#,
      "an item has no id"
    ),
    (#"{"version": "1", "title": "", "items": [{"id": 1}]}"#, "id has a value of another type"),
    (#"{"version": "1", "title": "", "items": [{"id": "i", "content_html": ""}]}"#, "the item i has no date_modified"),
    (#"{"version": "1", "title": "", "items": [1]}"#, "an item is no object"),
    (#"{"version": "1", "title": "\" \\ \n", "a": [{}, [], true, -1, {"b": null}], "items": []}"#, nil),
    (#"{"version": "1""#, "not JSON: no comma between two members at byte 15"),
    (#"{"version": "1}"#, "not JSON: a string does not end at byte 15"),
    (#"{"version": "1",}"#, "not JSON: a member without a name at byte 16"),
    (#"{"version": tru}"#, "not JSON: a value was expected at byte 15"),
    (#"{"version": "\x"}"#, "not JSON: an escape that the writer does not write at byte 13"),
    ("{\"version\": \"\u{1}\"}", "not JSON: a control character at byte 13"),
    ("{} {}", "not JSON: something stands after the end at byte 3"),
    ("[]", "not a JSON object"),
  ])
  func aDocumentIsCheckedBeforeItReplaces(document: String, problem: String?) throws {
    try Scratch.withFolder { path in
      let file = OutputFile("feed.json", bytes: Array(document.utf8), format: .json)
      if let problem {
        #expect(throws: OutputError.invalid(path: path + "/feed.json", problem: problem)) {
          try OutputFolder(path: path).replace([file])
        }
      } else {
        try OutputFolder(path: path).replace([file])
      }
    }
  }
}
