import FoundationEssentials
import Merging
import Syndication
import Testing

/// Texts made to be slow. A way that is not linear in their length would not come to an end here.
@Suite struct BoundsTests {
  private func features(_ title: String, _ text: String) -> Features {
    var entry = Entry()
    entry.title = Text(title)
    entry.content = [Content(Text(text, .html))]
    return Features(entry, feed: 1, published: nil)
  }

  @Test(arguments: [
    ("<!-- >a ", "a"), ("<a ", "a"), ("&lt;a ", "a"), ("<script>a ", "a"), ("&lt;!-- &gt;&lt;b&gt;a ", "a"),
    ("&lt;style&gt;a ", "a"),
  ])
  func anEndThatNeverComesIsLookedForOnce(unit: String, word: String) {
    let text = "<b>x</b>" + String(repeating: unit, count: 150_000)
    let scalars = FoldedText.scalars(of: text, limit: .max)
    #expect(scalars.count { $0 == 0x61 } >= 149_999)
  }

  @Test(arguments: [
    "а", "ля ", "one two three ", "好", "раз два три четыре пять шесть семь ",
  ])
  func aMonotonousTextIsNotLookedForByItsWords(unit: String) {
    #expect(features("Title of the text", String(repeating: unit, count: 5_000)).fingerprint.samples.isEmpty)
  }

  @Test func aLongTextAndALongTitleAreComparedInTheirLength() throws {
    func words(_ prefix: String, _ count: Int) -> String {
      (0..<count).map { "\(prefix)\($0 % 999) in \($0) parts" }.joined(separator: " ")
    }
    let one = features(words("apple", 20_000), words("bread", 60_000))
    let other = features(words("cheese", 20_000), words("bread", 60_000))
    let candidates = (0..<40).map { Candidate(entry: $0, story: $0, features: other) }
    let decision = try decide(
      one, among: candidates, in: Surroundings(storiesTitled: { _ in 0 }, member: { _, _ in nil }))
    #expect(decision.joins.count + decision.refused.count == 40 || !decision.joins.isEmpty)
  }

  /// A letter and its mark are one letter, also at the end of a word and in a word of two alphabets.
  @Test(arguments: [
    ("мой край и́ край", "мои\u{306} краи\u{306} и край"), ("ガードが", "カ\u{3099}ート\u{3099}か\u{3099}"),
    ("Банк России открыл счет", "Бaнк Pоссии oткрыл счeт"),
  ])
  func twoSpellingsAreOneText(one: String, other: String) {
    #expect(features(one, one).fingerprint == features(other, other).fingerprint)
  }
}
