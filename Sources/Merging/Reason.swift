/// Why two entries are one article, or are not, with the numbers that decided.
package struct Reason: Sendable, Hashable {
  package enum Rule: String, Sendable, Hashable, CaseIterable {
    case sameID = "same id"
    case urlAndTitle = "same address and title"
    case urlAndText = "same address and text"
    case movedPage = "same site, title and page name"
    case reissued = "same feed and title, similar page name"
    case siteTitleAndText = "same site, similar title and text"
    case titleAndText = "similar title and text"
    case titleAndLead = "similar title and beginning"
    case shortCopy = "short text copied whole"
    case teaser = "beginning of a longer text"
    case text = "same text"
    case owner = "joined by the owner"

    /// Not joined, and why.
    case unlike = "little in common"
    case sharedID = "an id that different entries carry"
    case differentNumbers = "different numbers"
    case differentSubject = "different subjects"
    case differentText = "no text in common"
    case tooFarApart = "too far apart in time"
    case sameSite = "not alike enough for one site"
    case differentBeginning = "different beginnings"
    case chain = "another entry of the story disagrees"
    case digest = "a digest of several stories"
    case sameFetch = "two entries of one fetch"
    case ownerSplit = "split by the owner"
  }

  package var rule: Rule
  /// Likeness of the titles, 0 to 1.
  package var title: Double
  /// Share of the shorter text that is in the longer, 0 to 1.
  package var text: Double
  /// Shingles that both texts have.
  package var common: Int

  package init(_ rule: Rule, title: Double = 0, text: Double = 0, common: Int = 0) {
    self.rule = rule
    self.title = title
    self.text = text
    self.common = common
  }
}

extension Reason.Rule {
  /// Whether the rule goes by the words alone, so that other entries of the story are asked too.
  var isByText: Bool {
    switch self {
    case .titleAndText, .titleAndLead, .shortCopy, .teaser, .text: true
    default: false
    }
  }

  /// Whether a second agreeing entry of the same story would add nothing.
  func isCertain(share: Double) -> Bool {
    switch self {
    case .sameID, .urlAndTitle, .urlAndText, .movedPage, .reissued: true
    default: share >= 0.9
    }
  }
}

extension Reason {
  /// A feed that lists two entries under two ids at once means two, unless they are as good as identical.
  var isCertainInOneFetch: Bool {
    switch rule {
    case .sameID, .urlAndTitle: true
    case .urlAndText: text >= 0.9
    default: title >= 0.6 && text >= 0.9
    }
  }
}

extension Reason: CustomStringConvertible {
  package var description: String {
    "\(rule.rawValue) (title \(percent(title)), text \(percent(text)) of the shorter, \(common) shingles in common)"
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
