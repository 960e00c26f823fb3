import FoundationEssentials
import Patterns
import Publishing
import Syndication
import Testing

struct SelectionTests {
  /// What a selection makes of stories, as `id: verdict` with the copies that are left.
  private func review(_ stories: [Story], _ change: (inout Selection) throws -> Void) rethrows -> [String] {
    var selection = Selection()
    try change(&selection)
    return selection.review(stories).map { story, verdict in
      switch verdict {
      case .kept: "\(story.id) kept"
      case .trimmed(let sites, let rule): "\(story.id) without \(sites.joined(separator: ", ")): \(rule)"
      case .dropped(let rule): "\(story.id) dropped: \(rule)"
      }
    }
  }

  private func story(_ number: Int, site: String = "site", hours: Double = 0) -> Story {
    var story = River.numbered(number, at: River.noon - hours * 3_600)
    story.id = "\(number)"
    story.members[0].subscription = Subscription("https://\(site).example/feed", title: site)
    return story
  }

  private func rule(_ change: (inout Rule) throws -> Void) rethrows -> Rule {
    var rule = Rule()
    try change(&rule)
    return rule
  }

  /// What each part of a rule says of the rich story, which has two copies: one in Russian in a group, one bare.
  private static let cases: [(String, @Sendable (inout Rule) throws -> Void, fits: Bool)] = [
    ("group", { $0.groups = ["НОВОСТИ"] }, true), ("another group", { $0.groups = ["Новост"] }, false),
    ("title of the source", { $0.sources = ["Первый сайт"] }, true),
    ("host of the source", { $0.sources = ["x", "ONE.example"] }, true),
    ("address of the source", { $0.sources = ["https://one.example/feed"] }, true),
    ("category's term", { $0.categories = ["ЗИМА"] }, true), ("another category", { $0.categories = ["лето"] }, false),
    ("language", { $0.languages = ["RU"] }, true), ("another language", { $0.languages = ["ru-RU", "r"] }, false),
    ("author", { $0.authors = ["анна"] }, true), ("author's address", { $0.authors = ["anna@one.example"] }, true),
    ("title", { $0.title = try Pattern("^ёлка & <") }, true),
    ("title's end", { $0.title = try Pattern("ёлка$") }, false),
    ("content", { $0.content = try Pattern("Полно & ясно") }, true),
    ("summary", { $0.content = try Pattern("^кратко$") }, true), ("markup", { $0.content = try Pattern("<b>") }, false),
    ("link", { $0.link = try Pattern("[?&]b=2") }, true),
    (
      "all parts",
      {
        $0.groups = ["Новости"]; $0.title = try Pattern("нет такого")
      }, false
    ),
    ("nothing", { _ in }, true),
  ]

  @Test(arguments: cases.indices)
  func aRuleHoldsWhenAllItsPartsDo(index: Int) throws {
    let (name, change, fits) = Self.cases[index]
    var story = River.rich
    story.members.removeLast()
    let outcome = try review([story]) { $0.include = [try rule(change)] }
    #expect(outcome == ["\(story.id) " + (fits ? "kept" : "dropped: no include rule fits")], "\(name)")
  }

  @Test func anExcludedCopyLeavesTheStoryToTheOthers() throws {
    let excluded = rule { $0.sources = ["one.example"] }
    var selection = Selection()
    selection.exclude = [excluded]
    let (story, verdict) = try #require(selection.review([River.rich]).first)
    #expect(verdict == .trimmed(of: ["Первый сайт"], by: "exclude source one.example"))
    #expect(story.members.map(\.subscription.title) == ["Два"])
    selection.exclude.append(rule { $0.sources = ["Два"] })
    #expect(selection.review([River.rich])[0].verdict == .dropped(by: "exclude source one.example"))
  }

  @Test func excludingWinsOverIncluding() throws {
    let outcome = try review([story(1), story(2)]) {
      $0.include = [rule { $0.sources = ["site"] }]
      $0.exclude = [try rule { $0.title = try Pattern("2$") }]
    }
    #expect(outcome == ["1 kept", "2 dropped: exclude title /2$/"])
  }

  @Test func aProlificSourceDoesNotDrownTheOthers() {
    let stories = (0..<6).map { story($0, hours: Double($0)) } + [story(9, site: "quiet", hours: 5.5)]
    let capped = review(stories) { $0.perSource = 2 }
    #expect(capped.filter { $0.hasSuffix("kept") } == ["0 kept", "1 kept", "9 kept"])
    #expect(capped[2] == "2 dropped: more than 2 of site")
    let windowed = review(stories) {
      $0.perSource = 2
      $0.window = 3 * 3_600
    }
    // Of every three hours of one source two stories stay, wherever the three hours begin.
    #expect(windowed.filter { $0.hasSuffix("kept") } == ["0 kept", "1 kept", "3 kept", "4 kept", "9 kept"])
    #expect(windowed[2] == "2 dropped: more than 2 of site in 3 hours")
  }

  @Test func ageIsCountedFromTheNewestStory() {
    let outcome = review([story(1), story(2, hours: 48), story(3, hours: 73)]) { $0.maximumAge = 3 * 86_400 }
    #expect(outcome == ["1 kept", "2 kept", "3 dropped: older than 3 days before the newest"])
  }

  @Test func theLimitCountsWhatTheRulesKeep() throws {
    let outcome = try review([story(1), story(2), story(3), story(4)]) {
      $0.limit = 2
      $0.exclude = [try rule { $0.title = try Pattern("1$") }]
    }
    #expect(outcome[1...] == ["2 kept", "3 kept", "4 dropped: beyond the limit of 2"])
  }

  @Test func anEditMovesAStoryOnlyWhereThatIsAskedFor() {
    var edited = story(2, hours: 5)
    edited.updated = River.noon + 1
    #expect(review([story(1), edited]) { _ in } == ["1 kept", "2 kept"])
    #expect(review([story(1), edited]) { $0.order = .updated } == ["2 kept", "1 kept"])
  }
}
