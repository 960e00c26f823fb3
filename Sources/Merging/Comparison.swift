internal import FoundationEssentials

/// Two entries measured against each other, and the rules' answer.
///
/// The order of the rules matters: what identifies comes first, then the vetoes, then likeness of words, stricter
/// inside one site, where posts made from one template are common.
struct Comparison {
  private let a: Features
  private let b: Features
  private let surroundings: Surroundings
  private let shorter: Features
  private let longer: Features
  private let common: Int
  private let titleLikeness: Double
  private let isSameFeed: Bool
  private let isSameSite: Bool
  private let isSameURL: Bool
  private let isSameID: Bool
  /// Sizes of the texts in shingles.
  private let least: Int
  private let most: Int
  private let share: Double

  init(_ a: Features, _ b: Features, in surroundings: Surroundings) {
    self.a = a
    self.b = b
    self.surroundings = surroundings
    let isSwapped = a.shingles.unique.count > b.shingles.unique.count
    shorter = isSwapped ? b : a
    longer = isSwapped ? a : b
    least = shorter.shingles.unique.count
    most = longer.shingles.unique.count
    common = a.shingles.commonCount(b.shingles)
    share = Double(common) / Double(max(1, least))
    titleLikeness = a.title.similarity(b.title)
    isSameFeed = a.feed == b.feed
    isSameSite = !a.address.site.isEmpty && a.address.site == b.address.site
    isSameURL = !a.address.key.isEmpty && a.address.key == b.address.key
    isSameID = isSameFeed && !a.id.isEmpty && a.id == b.id
  }

  private var hasBothTexts: Bool { least > 0 }
  private var isTitleEqual: Bool { a.title.hash == b.title.hash }
  private var sizeRatio: Double { most == 0 ? 0 : Double(least) / Double(most) }

  /// Days between the entries' own dates; 0 when either has none.
  private var days: Double {
    guard let first = a.published, let second = b.published else { return 0 }
    return abs(first.timeIntervalSince(second)) / 86_400
  }

  private func yes(_ rule: Reason.Rule) -> Verdict { Verdict(isSame: true, reason: reason(rule)) }
  private func no(_ rule: Reason.Rule) -> Verdict { Verdict(isSame: false, reason: reason(rule)) }
  private func reason(_ rule: Reason.Rule) -> Reason {
    Reason(rule, title: titleLikeness, text: share, common: common)
  }

  struct Verdict {
    let isSame: Bool
    let reason: Reason
  }

  func verdict() throws -> Verdict {
    if !isSameURL, !isSameID, !isTitleEqual, common < Limits.shortText || Double(common) < 0.2 * Double(least) {
      return no(.unlike)
    }
    let titleNumbersDiffer = a.title.disagreesInNumbers(b.title)
    let numbersDiffer = self.numbersDiffer(titles: titleNumbersDiffer)
    // The texts alone prove it.
    let isStrong = share >= Limits.strongShare && least >= Limits.strongCount && !numbersDiffer

    if isSameID, let verdict = byID(titleNumbersDiffer, numbersDiffer, isStrong) { return verdict }
    let subjectsDiffer = self.subjectsDiffer
    if isSameURL, surroundings.storiesAtAddress < 2, !a.address.isFrontPage,
      let verdict = byURL(titleNumbersDiffer, numbersDiffer, subjectsDiffer, isStrong)
    {
      return verdict
    }
    if titleNumbersDiffer, titleLikeness >= 0.4 { return no(.differentNumbers) }
    let isGeneric = try self.isGeneric()
    if let verdict = byPageName(numbersDiffer, isGeneric) { return verdict }
    if subjectsDiffer { return no(.differentSubject) }
    if !hasBothTexts { return no(.differentText) }
    if numbersDiffer { return no(.differentNumbers) }
    if days > Limits.window { return no(.tooFarApart) }
    return isSameFeed || isSameSite ? withinSite(isGeneric) : acrossSites(isGeneric)
  }

  private func numbersDiffer(titles: Bool) -> Bool {
    let numbers = a.numbers.compare(b.numbers)
    let total = Double(numbers.conflicting + numbers.agreeing)
    return numbers.conflicting >= 2 && Double(numbers.conflicting) > 0.4 * total
      || numbers.conflicting >= 1 && numbers.agreeing == 0 && titles
  }

  /// Each title has a word that its own text repeats and the other text lacks: two posts made from one template.
  private var subjectsDiffer: Bool {
    guard a.title.unique.contains(where: { !b.title.has($0) && isSubject($0, of: a, unlike: b) }) else { return false }
    return b.title.unique.contains { !a.title.has($0) && isSubject($0, of: b, unlike: a) }
  }

  private func isSubject(_ word: UInt64, of owner: Features, unlike other: Features) -> Bool {
    owner.title.long.contains(word) && owner.says(word) && !other.says(word)
  }

  private func byID(_ titleNumbersDiffer: Bool, _ numbersDiffer: Bool, _ isStrong: Bool) -> Verdict? {
    if titleNumbersDiffer, !isStrong, !(isSameURL && share >= 0.7 && least >= 12 && !numbersDiffer) {
      return no(.differentNumbers)
    }
    if surroundings.storiesWithID >= 2 {
      let isSame = titleLikeness >= 0.8 && share >= 0.5 || isStrong
      return isSame ? yes(.sameID) : no(.sharedID)
    }
    if isSameURL, titleLikeness >= 0.3 || share >= 0.3 || !hasBothTexts { return yes(.sameID) }
    if titleLikeness >= 0.5 || isStrong { return yes(.sameID) }
    return nil
  }

  private func byURL(
    _ titleNumbersDiffer: Bool, _ numbersDiffer: Bool, _ subjectsDiffer: Bool, _ isStrong: Bool
  ) -> Verdict? {
    if titleNumbersDiffer, !isStrong { return no(.differentNumbers) }
    let isShort = least < Limits.shortText
    // A page of news: one address for all, and posts that differ in a name.
    let isOtherPost = subjectsDiffer && share < 0.35
    if titleLikeness >= 0.5, share >= 0.15 || isShort && !numbersDiffer, !isOtherPost { return yes(.urlAndTitle) }
    let enough = !isSameFeed || titleLikeness >= 0.3 ? 0.35 : 0.7
    if share >= enough, !isShort, !numbersDiffer, !subjectsDiffer { return yes(.urlAndText) }
    return nil
  }

  /// The site moved the page, or the feed brings it under a new address.
  private func byPageName(_ numbersDiffer: Bool, _ isGeneric: Bool) -> Verdict? {
    guard isTitleEqual else { return nil }
    let slug = a.address.slug
    let isShort = least < Limits.shortText
    if isSameSite, a.title.words.count >= 3, slug == b.address.slug, a.address.query == b.address.query,
      slug.unicodeScalars.count >= 8, slug.utf8.contains(where: { $0 &- 0x61 < 26 }), share >= 0.5 || isShort,
      !numbersDiffer
    {
      return yes(.movedPage)
    }
    if isSameFeed, a.title.words.count >= 4, !isGeneric, least == 0 || isShort && share >= 0.9,
      PageName(slug).isLike(PageName(b.address.slug))
    {
      return yes(.reissued)
    }
    return nil
  }

  /// Whether either title is one under which different stories come again and again.
  private func isGeneric() throws -> Bool {
    if a.title.length < 6 || b.title.length < 6 { return true }
    if try surroundings.storiesTitled(a.title.hash) >= Limits.genericTitle { return true }
    if isTitleEqual { return false }
    return try surroundings.storiesTitled(b.title.hash) >= Limits.genericTitle
  }

  private func withinSite(_ isGeneric: Bool) -> Verdict {
    let enough = isSameFeed ? (share: 0.85, count: 25) : (share: 0.6, count: 9)
    guard titleLikeness >= Limits.similarTitle, share >= enough.share, common >= enough.count,
      !(isGeneric && sizeRatio < 0.5)
    else { return no(.sameSite) }
    if a.title.hasOwnWords(beside: b.title) {
      guard share >= 0.95, shorter.shingles.leadShare(in: longer.shingles, count: 25) >= 0.75 else {
        return no(.sameSite)
      }
    }
    return yes(.siteTitleAndText)
  }

  private func acrossSites(_ isGeneric: Bool) -> Verdict {
    let days = self.days
    if titleLikeness >= Limits.similarTitle, !isGeneric, common >= Limits.shortText {
      if share >= (sizeRatio >= 0.5 ? 0.55 : 0.65) { return yes(.titleAndText) }
      if titleLikeness >= Limits.veryLikeTitle, a.title.words.count >= 4, b.title.words.count >= 4, days <= 4 {
        let startsAlike =
          share >= 0.35 && shorter.shingles.leadShare(in: longer.shingles, count: 25) >= 0.75
        if startsAlike || share >= 0.3 { return yes(.titleAndLead) }
      }
    }
    if sizeRatio >= 0.75, share >= 0.9, common >= 10, days <= 4,
      a.title.isEmpty || b.title.isEmpty || max(b.share(of: a.title), a.share(of: b.title)) >= 0.8
    {
      return yes(.shortCopy)
    }
    if titleLikeness < Limits.similarTitle, sizeRatio < 0.5, share >= 0.85, common >= 18, days <= 7,
      a.shingles.ordered.prefix(2).allSatisfy(b.shingles.contains),
      b.shingles.ordered.prefix(2).allSatisfy(a.shingles.contains), longer.hasTitleOfItsOwn
    {
      return yes(.teaser)
    }
    if days <= 21, titleLikeness < Limits.similarTitle || isGeneric, sizeRatio >= 0.5, share >= 0.85, common >= 30 {
      let startsAlike = max(
        shorter.shingles.leadShare(in: longer.shingles, count: 10),
        longer.shingles.leadShare(in: shorter.shingles, count: 10))
      return startsAlike >= 0.6 ? yes(.text) : no(.differentBeginning)
    }
    return no(.unlike)
  }
}
