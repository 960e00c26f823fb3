import FoundationEssentials
import Merging
import Syndication
import Testing

private let noon = Date(timeIntervalSince1970: 1_790_000_000)

private let bank = """
  The central bank has published its plan for a digital currency, which is to be tested by twelve banks from the first \
  of the next month, its governor told reporters in the capital on Monday. Shops in two regions will take part, and \
  nobody will pay a fee before the year has ended. Critics fear that cash will disappear from the villages where the \
  last branches were closed in spring, and ask who will answer for an outage on a market day.
  """

private let bankInRussian = """
  Центральный банк опубликовал план цифровой валюты, которую с первого числа следующего месяца начнут испытывать \
  двенадцать банков, сообщил журналистам его глава в понедельник. Участвовать будут магазины в двух регионах, и до конца \
  года никто не заплатит комиссии. Критики опасаются, что наличные исчезнут из деревень.
  """

private func weather(_ city: String, _ degrees: Int) -> String {
  """
  The forecast for \(city): clouds in the morning, sun in the afternoon, a light wind from the west, \(degrees) degrees at \
  noon and \(degrees - 9) degrees at night. People in \(city) should take an umbrella with them in the morning all the same.
  """
}

private func features(
  _ title: String, _ text: String, feed: Int64 = 1, url: String, id: String? = nil, at date: Date = noon
) -> Features {
  var entry = Entry()
  entry.id = id ?? url
  entry.alternate = url
  entry.title = Text(title)
  entry.content = text.isEmpty ? [] : [Content(Text(text, .html))]
  return Features(entry, feed: feed, published: date)
}

private func decision(
  _ entry: Features, _ others: Features..., storiesAtAddress: Int = 0, storiesTitled: Int = 0,
  isOfSameFetch: Bool = false
) throws -> Decision {
  let candidates = others.enumerated().map {
    Candidate(entry: Int64($0.offset), story: Int64($0.offset), features: $0.element, isOfSameFetch: isOfSameFetch)
  }
  return try decide(
    entry, among: candidates,
    in: Surroundings(
      storiesAtAddress: storiesAtAddress, storiesTitled: { _ in storiesTitled }, member: { _, _ in nil }))
}

@Suite struct DecisionTests {
  private let original = features("Central bank tests digital currency", bank, url: "https://a.example/bank")

  @Test(arguments: [
    ("Central Bank tests digital currency", bank, "https://b.example/17", Reason.Rule.titleAndText),
    (
      "Central bank tests digital currency in twelve banks", bank + "<p>No votes yet.</p><p>Source: a.example</p>",
      "https://b.example/17", .titleAndText
    ),
    ("Digital money comes to two regions", bank, "https://b.example/17", .shortCopy),
    ("Money of tomorrow, seen from today", bank + "<p>" + bankInRussian, "https://b.example/17", .text),
    ("Central bank tests digital currency", String(bank.prefix(180)), "https://b.example/17", .titleAndText),
    ("Something else", bank, "http://www.a.example/bank/?utm_source=x", .urlAndText),
    ("Central bank tests digital currency", "", "https://a.example/bank", .urlAndTitle),
  ])
  func copiesAreFound(title: String, text: String, url: String, rule: Reason.Rule) throws {
    let copy = features(title, text, feed: 2, url: url, id: "copy")
    #expect(try decision(copy, original).joins.map(\.reason.rule) == [rule])
  }

  @Test func lookAlikeLettersAndCaseDoNotHideACopy() throws {
    let first = features("Центробанк начинает испытания цифровой валюты", bankInRussian, url: "https://a.example/1")
    let disguised = bankInRussian.replacing("о", with: "o").replacing("е", with: "ё").uppercased()
    let copy = features("ЦЕНТРОБАНК начинает испытания цифровой валюты", disguised, feed: 2, url: "https://b.example/1")
    #expect(try decision(copy, first).joins.count == 1)
  }

  @Test func aTitleAloneIsNoReason() throws {
    let other = features(
      "Central bank tests digital currency", "The harvest was good in the south, and the price of grain fell.", feed: 2,
      url: "https://b.example/17")
    #expect(try decision(other, original).joins.isEmpty)
  }

  @Test func textsFromOneTemplateAreTwoPosts() throws {
    let oslo = features("Weather in Oslo", weather("Oslo", 12), url: "https://a.example/oslo")
    let bergen = features("Weather in Bergen", weather("Bergen", 12), url: "https://a.example/bergen")
    #expect(try decision(bergen, oslo).refused.map(\.reason.rule) == [.differentSubject])
    let tomorrow = features("Weather in Oslo 14 May", weather("Oslo", 17), url: "https://a.example/oslo/2")
    let today = features("Weather in Oslo 13 May", weather("Oslo", 12), url: "https://a.example/oslo/1")
    #expect(try decision(tomorrow, today).refused.map(\.reason.rule) == [.differentNumbers])
  }

  @Test func anAddressThatSeveralStoriesCarryIdentifiesNone() throws {
    let copy = features("Central bank tests digital currency", "", feed: 2, url: "https://a.example/bank", id: "copy")
    #expect(try decision(copy, original, storiesAtAddress: 2).joins.isEmpty)
  }

  @Test func copiesLieWithinSomeWeeks() throws {
    let later = features(
      "Central bank tests digital currency", bank, feed: 2, url: "https://b.example/17", at: noon + 60 * 86_400)
    #expect(try decision(later, original).refused.map(\.reason.rule) == [.tooFarApart])
  }

  @Test func aDigestIsACopyOfNoStory() throws {
    let harvest = features("Good harvest in the south", weather("Rostov", 30), url: "https://b.example/2")
    let digest = features(
      "Central bank tests digital currency. Good harvest in the south", bank + " " + weather("Rostov", 30), feed: 3,
      url: "https://c.example/digest")
    let found = try decision(digest, original, harvest)
    #expect(found.joins.isEmpty)
  }

  @Test func twoEntriesOfOneFetchAreTwo() throws {
    let first = features("Central bank tests digital currency", bank, url: "https://a.example/1", id: "1")
    let second = features(
      "Central bank tests digital currency, again",
      bank.replacing("twelve banks", with: "many shops").replacing("on Monday", with: "in the evening")
        .replacing("villages", with: "towns"),
      url: "https://a.example/2", id: "2")
    let found = try decision(second, first, isOfSameFetch: true)
    #expect(found.joins.isEmpty)
  }
}

@Suite struct EditTests {
  private func isEdit(_ before: String, _ after: String) -> Bool {
    isMaterial(
      features("Title", after, url: "https://a.example/1"), after: features("Title", before, url: "https://a.example/1")
    )
  }

  @Test(arguments: [
    ("<p>One two  three.</p>", "<div><b>One</b> two\nthree</div>"), ("One two three", "ONE TWO THREE"),
    ("One two three", "One two three <a>Share</a> <a>Tweet</a>"),
    ("One two three. 12 views", "One two three. 4321 views"),
    ("Раз два три. Просмотров: 7", "Раз два три. Просмотров: 1 208. Поделиться"),
  ])
  func markupCountersAndButtonsAreNoEdit(before: String, after: String) {
    #expect(!isEdit(before, after))
  }

  @Test(arguments: [
    ("The fee is 10 dollars", "The fee is 100 dollars"), ("He said yes", "He said no"), ("One two", "One two three"),
    ("One two three", "One two"),
  ])
  func wordsAndNumbersAre(before: String, after: String) {
    #expect(isEdit(before, after))
  }
}
