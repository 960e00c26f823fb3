import FoundationEssentials
import Pipeline
import Storing

/// A story with its evidence, as `explain --json` prints it.
struct ExplanationReport: Encodable {
  struct Entry: Encodable {
    var row: Int64
    var title: String?
    var url: String?
    var id: String?
    var feedURL: String
    var feedTitle: String?
    var firstSeen: Date
    var isPrimary: Bool?

    init(_ entry: EntryMention, isPrimary: Bool? = nil) {
      row = entry.row
      title = entry.title
      url = entry.url
      id = entry.id
      feedURL = entry.feedURL
      feedTitle = entry.feedTitle
      firstSeen = entry.firstSeen
      self.isPrimary = isPrimary
    }
  }

  struct Finding: Encodable {
    var entry: Int64
    var other: Int64
    var rule: String
    /// Likeness of the titles, 0 to 1.
    var title: Double
    /// Share of the shorter text that is in the longer, 0 to 1.
    var text: Double
    /// Shingles that both texts have.
    var common: Int

    init(_ evidence: Evidence, rule: String? = nil) {
      entry = evidence.entry
      other = evidence.other
      self.rule = rule ?? evidence.rule
      title = evidence.title
      text = evidence.text
      common = evidence.common
    }
  }

  struct NearMiss: Encodable {
    var entry: Entry
    var finding: Finding
  }

  var id: String
  var published: Date
  var isHeldBack: Bool
  var members: [Entry]
  var evidence: [Finding]
  var nearMisses: [NearMiss]

  init(_ explanation: Explanation) {
    id = explanation.id
    published = explanation.published
    isHeldBack = explanation.isHeldBack
    members = explanation.members.map { Entry($0.entry, isPrimary: $0.isPrimary) }
    evidence = explanation.evidence.map { Finding($0) }
    nearMisses = explanation.nearMisses.map { NearMiss(entry: Entry($0.entry), finding: Finding($0.evidence)) }
  }
}
