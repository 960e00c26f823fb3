import FoundationEssentials
import Patterns
import Publishing
import Syndication
import Testing

struct ArchiveTests {
  private func page(_ number: Int, isFull: Bool, of stories: [Story] = []) -> String {
    let file = render(stories, as: River.publication, on: ArchivePage(number, isFull: isFull))
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func link(_ rel: String, _ file: String) -> String {
    "<link rel=\"\(rel)\" type=\"application/atom+xml\" href=\"https://river.example/feeds/\(file)\"/>"
  }

  @Test func aPageIsLinkedInBothDirections() {
    let text = page(2, isFull: true, of: [River.rich])
    #expect(text.contains(link("self", "archive/000002.xml")) && text.contains(link("current", "atom.xml")))
    #expect(text.contains(link("prev-archive", "archive/000001.xml")))
    #expect(text.contains(link("next-archive", "archive/000003.xml")))
    #expect(text.contains("<fh:archive xmlns:fh=\"http://purl.org/syndication/history/1.0\"/>"))
    #expect(text.contains("<id>https://river.example/feeds/atom.xml</id>"), "one logical feed, one id")
  }

  @Test func theOldestPageHasNoneBeforeItAndTheNewestNoneAfter() {
    #expect(!page(1, isFull: true).contains("prev-archive") && !page(1, isFull: false).contains("next-archive"))
  }

  @Test func theSubscriptionDocumentLeadsToTheNewestPage() throws {
    var publication = River.publication
    publication.newestPage = ArchivePage(12, isFull: false)
    let file = try #require(render([], as: publication).first)
    #expect(String(decoding: file.bytes, as: UTF8.self).contains(link("prev-archive", "archive/000012.xml")))
  }

  @Test func aPageHasAllStoriesThatTheRulesKeepAndNoCapCounts() throws {
    var publication = River.publication
    publication.limit = 1
    publication.selection.perSource = 1
    var rule = Rule()
    rule.title = try Pattern("3$")
    publication.selection.exclude = [rule]
    let stories = (1...5).map { River.numbered($0, at: River.noon + Double($0)) }
    let file = render(stories, as: publication, on: ArchivePage(1, isFull: true))
    let ids = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "<entry>").dropFirst().map { entry in
      entry.components(separatedBy: "?p=")[1].prefix(1)
    }
    #expect(ids == ["5", "4", "2", "1"])
  }

  @Test func aPageIsCheckedLikeAnyFeed() throws {
    try Scratch.withFolder { path in
      let page = ArchivePage(7, isFull: false)
      let good = render([River.rich], as: River.publication, on: page)
      try OutputFolder(path: path).replace([good])
      #expect(FileManager.default.fileExists(atPath: path + "/archive/000007.xml"))
      let bad = render([River.rich, River.rich], as: River.publication, on: page)
      #expect(throws: OutputError.self) { try OutputFolder(path: path).replace([bad]) }
    }
  }
}
