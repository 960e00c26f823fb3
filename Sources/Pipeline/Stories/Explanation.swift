package import FoundationEssentials
internal import Merging
package import Storing
internal import Syndication

/// Why a story is what it is.
package struct Explanation: Sendable {
  package struct Member: Sendable {
    package var entry: EntryMention
    /// Its words are published for the story.
    package var isPrimary: Bool
    /// It began this story, or one that was merged into it.
    package var isBeginner: Bool
  }

  /// An entry that is not in the story, with what speaks against it.
  package struct NearMiss: Sendable {
    package var entry: EntryMention
    package var member: EntryMention
    package var evidence: Evidence
    package var reason: String
  }

  package var id: String
  package var published: Date
  package var isHeldBack: Bool
  package var members: [Member] = []
  package var evidence: [Evidence] = []
  package var nearMisses: [NearMiss] = []
}

/// The stories of the entries that `text` names. Throws `EntryNotNamed` or `StoreError`.
package func explain(_ text: String, in store: Store) throws -> [Explanation] {
  let explained = try store.transaction { transaction -> Result<[Explanation], EntryNotNamed> in
    let entries = try EntrySearch(transaction: transaction).entries(text)
    guard !entries.isEmpty else { return .failure(.unknown(text)) }
    var seen: Set<Int64> = []
    return .success(
      try entries.filter { seen.insert($0.story).inserted }.compactMap { try explanation($0.story, in: transaction) })
  }
  return try explained.get()
}

private func explanation(_ story: Int64, in transaction: Transaction) throws -> Explanation? {
  guard let stored = try transaction.story(story) else { return nil }
  var explanation = Explanation(id: stored.atomID, published: stored.published, isHeldBack: stored.isHeldBack)
  let primary = try transaction.primary(of: story)
  let members = try transaction.members(of: story, limit: 100)
  explanation.members = try members.map { member in
    Explanation.Member(
      entry: try EntryMention(member, in: transaction), isPrimary: member.id == primary,
      isBeginner: member.began != nil)
  }
  explanation.evidence = try transaction.evidence(of: story)
  explanation.nearMisses = try nearMisses(members, in: transaction)
  return explanation
}

/// The ten most alike of other stories.
private func nearMisses(_ members: [StoredEntry], in transaction: Transaction) throws -> [Explanation.NearMiss] {
  let search = CandidateSearch(transaction: transaction)
  var best: [Int64: (finding: Decision.Finding, member: StoredEntry)] = [:]
  for member in members.prefix(10) {
    guard let features = try search.candidate(member)?.features else { continue }
    let fingerprint = features.fingerprint
    let found = try search.search(for: features, fingerprint)
    let others = found.candidates.filter { $0.story != member.story }
    let decision = try decide(features, among: others, in: found.surroundings)
    for finding in decision.joins + decision.refused where isNear(finding.reason) {
      if let known = best[finding.entry], known.finding.reason.text >= finding.reason.text { continue }
      best[finding.entry] = (finding, member)
    }
  }
  let nearest = best.values.sorted {
    ($0.finding.reason.text, $0.finding.reason.title, $0.finding.entry)
      > ($1.finding.reason.text, $1.finding.reason.title, $1.finding.entry)
  }
  return try nearest.prefix(10).compactMap { finding, member in
    guard let other = try transaction.entry(finding.entry) else { return nil }
    var reason = finding.reason
    if try transaction.areApart(member.story, finding.story) { reason.rule = .ownerSplit }
    let evidence = Evidence(finding, of: member.id)
    return Explanation.NearMiss(
      entry: try EntryMention(other, in: transaction), member: try EntryMention(member, in: transaction),
      evidence: evidence, reason: "\(reason)")
  }
}

private func isNear(_ reason: Reason) -> Bool { reason.text >= 0.3 || reason.title >= 0.6 }
