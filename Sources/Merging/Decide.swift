/// Which of the candidates, best first, are the same article as the entry.
package func decide(
  _ entry: Features, among candidates: [Candidate], in surroundings: Surroundings
) throws -> Decision {
  var decision = Decision()
  var accepted: [(candidate: Candidate, reason: Reason)] = []
  for candidate in candidates {
    let isSettled = accepted.contains {
      $0.candidate.story == candidate.story && $0.reason.rule.isCertain(share: $0.reason.text)
    }
    if isSettled { continue }
    let verdict = try Comparison(entry, candidate.features, in: surroundings).verdict()
    var reason = verdict.reason
    if verdict.isSame, candidate.isOfSameFetch, entry.id != candidate.features.id, !reason.isCertainInOneFetch {
      reason.rule = .sameFetch
    } else if verdict.isSame {
      let isContradicted = try reason.rule.isByText && isContradicted(entry, candidate, in: surroundings)
      if !isContradicted {
        accepted.append((candidate, reason))
        continue
      }
      reason.rule = .chain
    }
    decision.refused.append(Decision.Finding(entry: candidate.entry, story: candidate.story, reason: reason))
  }
  let isDigest = isDigest(entry, of: accepted.filter { $0.reason.rule.isByText }.map(\.candidate))
  for (candidate, reason) in accepted {
    if isDigest, reason.rule.isByText {
      var reason = reason
      reason.rule = .digest
      decision.refused.append(Decision.Finding(entry: candidate.entry, story: candidate.story, reason: reason))
    } else {
      decision.joins.append(Decision.Finding(entry: candidate.entry, story: candidate.story, reason: reason))
    }
  }
  return decision
}

/// Whether another entry of the candidate's story, at least half as long, has nothing to do with the new one: no
/// chaining through a text that holds two posts.
private func isContradicted(
  _ entry: Features, _ candidate: Candidate, in surroundings: Surroundings
) throws -> Bool {
  let own = entry.shingles.unique.count
  let witness = try surroundings.member(candidate.story) { other in
    other.entry != candidate.entry && Double(other.features.shingles.unique.count) >= 0.5 * Double(own)
  }
  guard let other = witness?.features else { return false }
  let least = min(other.shingles.unique.count, own)
  return least > 0 && Double(entry.shingles.commonCount(other.shingles)) < 0.3 * Double(least)
    && entry.title.similarity(other.title) < Limits.similarTitle
}

/// Whether the text holds two stories' texts side by side, and is a copy of neither.
private func isDigest(_ entry: Features, of candidates: [Candidate]) -> Bool {
  let parts = candidates.filter { $0.features.shingles.unique.count <= entry.shingles.unique.count }
  guard parts.count > 1 else { return false }
  let matched = parts.map { (story: $0.story, shingles: Set(entry.shingles.intersection($0.features.shingles))) }
  for (index, first) in matched.enumerated() {
    for second in matched[(index + 1)...] where first.story != second.story {
      let overlap = first.shingles.intersection(second.shingles).count
      if Double(overlap) < 0.2 * Double(min(first.shingles.count, second.shingles.count)) { return true }
    }
  }
  return false
}

/// Whether a feed's entry is the one that the feed brought before under the same id.
package func isSame(_ entry: Features, as stored: Features) throws -> Bool {
  let alone = Surroundings(storiesTitled: { _ in 0 }, member: { _, _ in nil })
  return try Comparison(entry, stored, in: alone).verdict().isSame
}
