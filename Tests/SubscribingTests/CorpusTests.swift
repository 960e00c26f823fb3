import Subscribing
import Syndication
import Testing

@Suite(.enabled(if: Corpus.folder != nil, "the conformance corpus is not at ../shared"))
struct CorpusTests {
  private let location = "https://lists.example/feeds.opml"

  @Test func thereAreFiles() {
    #expect(Corpus.opml.count > 150)
  }

  @Test(arguments: Corpus.opml) func everyFileIsRead(path: String) throws {
    let list = try SubscriptionList(bytes: Corpus.bytes(path), location: location, file: path)
    #expect(list.bytes == (try Corpus.bytes(path)))
  }

  @Test(arguments: Corpus.opml) func addingOneAddsOneLine(path: String) throws {
    let before = try SubscriptionList(bytes: Corpus.bytes(path), location: location, file: path)
    var after = before
    let added = Subscription("https://added.example/feed", siteURL: "https://added.example/", title: "Новости & <b>")
    try after.apply(.add([added]))
    #expect(after.subscriptions.contains(added))
    #expect(after.subscriptions.filter { $0 != added } == before.subscriptions)
    let touched = difference(before.bytes, after.bytes)
    // A list without a body gets one; an outline or body of one line is opened.
    #expect(touched.removed <= 1)
    #expect(touched.added <= (before.subscriptions.isEmpty ? 4 : 1))
  }

  @Test(arguments: Corpus.opml) func editingOneTouchesItsLinesOnly(path: String) throws {
    let before = try SubscriptionList(bytes: Corpus.bytes(path), location: location, file: path)
    for subscription in before.subscriptions.spread(3) {
      let feed = subscription.feedURL
      let others = before.subscriptions.filter { $0.feedURL != feed }

      var renamed = before
      try renamed.apply(.rename(feed, to: "Новое \"имя\" & <i>"))
      #expect(renamed.subscriptions.first { $0.feedURL == feed }?.title == "Новое \"имя\" & <i>")
      #expect(renamed.subscriptions.filter { $0.feedURL != feed } == others)

      var removed = before
      try removed.apply(.remove(feed))
      #expect(removed.subscriptions == others)
      let gone = difference(before.bytes, removed.bytes)
      let changed = difference(before.bytes, renamed.bytes)
      #expect(gone.added <= gone.removed)
      if before.isOnceInTheList(feed) {
        #expect(gone.added <= 1)
        #expect(gone.removed <= 6)
        #expect(changed.removed == 1 && changed.added == 1 || changed.removed <= gone.removed)
      }

      var moved = before
      try moved.apply(.move(feed, to: ["Новая группа", "inner"]))
      #expect(moved.subscriptions.first { $0.feedURL == feed }?.groups == ["Новая группа", "inner"])
      let order = { (list: [Subscription]) in list.filter { $0.feedURL != feed }.sorted { $0.feedURL < $1.feedURL } }
      #expect(order(moved.subscriptions) == order(before.subscriptions))

      var paused = before
      try paused.apply(.pause(feed))
      #expect(paused.subscriptions.first { $0.feedURL == feed }?.isPaused == true)
      try paused.apply(.resume(feed))
      #expect(paused.subscriptions == before.subscriptions)
    }
  }
}

extension SubscriptionList {
  fileprivate func isOnceInTheList(_ feed: String) -> Bool { !remarks.contains { $0.words.hasPrefix(feed + " is") } }
}

extension Array {
  /// At most so many elements, from the first to the last.
  fileprivate func spread(_ count: Int) -> [Element] {
    guard self.count > count else { return self }
    return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
  }
}
