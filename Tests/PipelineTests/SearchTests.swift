import Foundation
import Pipeline
import Storing
import Syndication
import Testing

@testable import Pipeline

struct SearchTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let feeds = ["https://a.example/feed", "https://b.example/feed"]

  private func store(_ titles: [String], of feed: String = feeds[0]) throws -> Store {
    let store = try Store.inMemory()
    try store.reconcile(SearchTests.feeds.map { Subscription($0) }, now: SearchTests.now)
    try add(titles, to: store, of: feed)
    return store
  }

  private func add(_ texts: [String], to store: Store, of feed: String = feeds[0], isTitle: Bool = true) throws {
    var parsed = Feed(.atom10)
    parsed.entries = texts.enumerated().map { index, text in
      var entry = Entry()
      entry.id = "\(feed)#\(index)"
      entry.published = SearchTests.now - Double(index) * 3_600
      entry.title = Text(isTitle ? text : "No \(index)")
      if !isTitle { entry.content = [Content(Text("<p>\(text)</p>", .html))] }
      return entry
    }
    _ = try save(
      feed: parsed, state: FetchState(), for: Subscription(feed), in: store, now: SearchTests.now,
      flood: FloodGuard(limit: 10_000))
    try SearchIndex(store).complete()
  }

  private func find(
    _ text: String, in store: Store, by order: SearchOrder = .date, _ selection: EntrySelection? = nil
  ) throws -> [String] {
    try search(SearchQuery(text), by: order, in: selection ?? EntrySelection(limit: 20), of: store)
      .map { $0.entry.content.first?.text.value ?? $0.entry.title?.value ?? "" }
  }

  @Test(arguments: [
    ("биткоин", "Курс биткоинами"), ("Биткоины", "о биткоине"), ("еж", "Ёж"), ("ёлка", "Новые елки"),
    ("регулирования", "РЕГУЛИРОВАНИЕ рынка"), ("cafes", "Café"), ("naive", "naïve"), ("ＥＴＦ", "etf"),
    ("東京", "新しい東京都庁の話"), ("都庁", "新しい東京都庁の話"), ("京", "東京"), ("東京都", "新しい東京都庁の話"), ("比特币", "中国比特币交易"),
    ("비트코인", "비트코인은 오른다"), ("กรุง", "อยู่กรุงเทพ"), ("ﾋﾞｯﾄ", "ビットコイン"), ("iPhone手机", "新iPhone手机"),
    ("bit*", "Bitcoin"), ("биткоинщ*", "биткоинщики"), ("команды*", "командой"),
    ("\"proof of stake\"", "The Proof of Stake"),
    ("front-end", "Front-end"), ("front end", "Front-end"), ("c++", "C++ 26"), ("-x y", "y"), ("−x y", "y"),
    ("«два слова»", "эти два слова"), ("и\u{306}од", "Йод"), ("e\u{301}t\u{e9}", "été"),
  ])
  func aWordIsFoundInAllItsForms(_ query: String, _ title: String) throws {
    #expect(try find(query, in: store([title, "Other"])) == [title])
  }

  @Test(arguments: [
    ("京東", "東京"), ("東庁", "東京都庁"), ("\"stake of proof\"", "proof of stake"), ("ком*", "кино"), ("s1", "nothing"),
    ("title", "nothing"), ("a b", "a"), ("a -b", "a b"), ("a -\"b c\"", "a b c"), ("май", "маи"), ("glas", "glass"),
  ])
  func whatIsNotThereIsNotFound(_ query: String, _ title: String) throws {
    #expect(try find(query, in: store([title])) == [])
  }

  @Test(arguments: [
    "\"", "\"\"\"", "((((", "a AND", "NEAR(a b)", "title:a", "a OR b NOT", "*", "a* *", "^a", "{a b}: c",
    "'; DROP TABLE entry",
    "-", "--", "-\"", "\u{0}a\u{0}", "a\"b", "\\", "\u{202E}a", "😀", "+a", "a NOT (b", "%s%n", "﷽", "\u{300}", "a \"-",
  ])
  func noTextIsAMistake(_ query: String) throws {
    _ = try find(query, in: store(["a"]))
    _ = try find(query + " a " + query, in: store(["a"]))
  }

  @Test func veryLongQueriesAreCut() throws {
    let store = try store(["a"])
    _ = try find(String(repeating: "слово ", count: 50_000), in: store)
    _ = try find("\"" + String(repeating: "a ", count: 50_000), in: store)
    _ = try find(String(repeating: "漢", count: 50_000), in: store)
    _ = try find(String(repeating: "(-\"", count: 50_000), in: store)
  }

  @Test func anEditedEntryIsFoundByItsNewWordsOnly() throws {
    let store = try store(["Алые паруса", "Other"])
    try add(["Зелёные паруса", "Other"], to: store)
    #expect(try find("алый", in: store) == [])
    #expect(try find("зеленый паруса", in: store) == ["Зелёные паруса"])
    try add(["Синие паруса", "Other"], to: store)
    try add(["Белые паруса", "Other"], to: store)
    #expect(try find("синий", in: store) + find("зеленый", in: store) == [])
    #expect(try find("белый", in: store) == ["Белые паруса"])
  }

  @Test func twoEditsBetweenTwoSearchesLeaveNothingBehind() throws {
    let store = try store(["one"])
    for title in ["two", "three"] {
      var feed = Feed(.atom10)
      var entry = Entry()
      entry.id = SearchTests.feeds[0] + "#0"
      entry.title = Text(title)
      feed.entries = [entry]
      _ = try save(
        feed: feed, state: FetchState(), for: Subscription(SearchTests.feeds[0]), in: store, now: SearchTests.now)
    }
    #expect(try SearchIndex(store).backlog == 1)
    try SearchIndex(store).complete()
    #expect(try SearchIndex(store).backlog == 0)
    #expect(try find("one", in: store) + find("two", in: store) == [])
    #expect(try find("three", in: store) == ["three"])
  }

  @Test func textsAreFoundAndTitlesGoBeforeInRank() throws {
    let store = try store(["nothing", "apple pie"])
    try add(["an apple and a pie"], to: store, of: SearchTests.feeds[1], isTitle: false)
    #expect(try find("apple pie", in: store) == ["<p>an apple and a pie</p>", "apple pie"])
    #expect(try find("apple pie", in: store, by: .rank) == ["apple pie", "<p>an apple and a pie</p>"])
    #expect(try find("apple pie", in: store, by: .rank, EntrySelection(limit: 1)) == ["apple pie"])
  }

  @Test func sourceSinceAndLimitSelect() throws {
    let store = try store((0..<30).map { "word \($0)" })
    try add(["word b"], to: store, of: SearchTests.feeds[1])
    #expect(try find("word", in: store, EntrySelection(limit: 3)) == ["word b", "word 0", "word 1"])
    let row = try store.subscriptionRow(SearchTests.feeds[1])
    #expect(try find("word", in: store, EntrySelection(subscription: row, limit: 3)) == ["word b"])
    let since = EntrySelection(since: SearchTests.now - 3_600, limit: 9)
    #expect(try find("word", in: store, since) == ["word b", "word 0", "word 1"])
    #expect(try find("\"word 2\"", in: store, since) == [])
  }

  @Test func aSourceThatLeftTheListIsNotFound() throws {
    let store = try store(["word"])
    try store.reconcile([Subscription(SearchTests.feeds[1])], now: SearchTests.now)
    #expect(try find("word", in: store) == [])
  }

  @Test func noIndexIsKeptBeforeTheFirstSearch() throws {
    let store = try Store.inMemory()
    try SearchIndex(store).keepUp()
    #expect(try SearchIndex(store).backlog == nil)
    try store.prepareSearch(version: SearchWords.version)
    #expect(try SearchIndex(store).backlog == 0)
  }

  @Test func anIndexOfOtherWordsIsMadeAnew() throws {
    let store = try store(["word"])
    try store.prepareSearch(version: SearchWords.version + 1)
    #expect(try SearchIndex(store).backlog == nil)
    try SearchIndex(store).complete()
    #expect(try find("words", in: store) == ["word"])
  }

  /// Of https://snowballstem.org/algorithms/russian/stemmer.html and of its reference program.
  @Test(arguments: [
    "биткоинами биткоин", "регулирование регулирован", "российский российск", "россия росс", "поднявшись подня",
    "читающий чита", "красивейший красив", "важность важност", "вавиловка вавиловк", "важнейшими важн",
    "важничал важнича",
    "вздрагивающего вздрагива", "подвигаться подвига", "поделившись подел", "пальце пальц", "павший павш",
    "пожалуй пожал",
    "вестьь вест", "данный дан", "длинное длин", "бывших бывш", "делается дела", "новостью новост", "новостями новост",
    "криптовалюты криптовалют", "криптовалютной криптовалютн", "осень осен", "льда льда", "нн нн",
  ])
  func stemsAreThoseOfSnowball(_ pair: String) {
    let words = pair.split(separator: " ")
    let letters = words[0].unicodeScalars.map(\.value)
    #expect(words[0].prefix(RussianStem.length(letters[...])) == words[1])
  }
}
