internal import FoundationEssentials
internal import Merging
package import Storing
internal import Syndication

/// Takes an entry out of its story, for ever: returns its new story's id and the entries that it has left.
///
/// The story that the entry began keeps its id with it. Throws `EntryNotNamed` or `StoreError`.
package func split(_ text: String, in store: Store) throws -> (id: String, left: [EntryMention]) {
  try outcome(in: store) { transaction in
    let entry = try EntrySearch(transaction: transaction).entry(text)
    let others = try transaction.members(of: entry.story, limit: 10_000).filter { $0.id != entry.id }
    guard let second = others.first else { throw EntryNotNamed.alone(try EntryMention(entry, in: transaction)) }
    for other in others { try transaction.rule(entry.id, other.id, areOne: false) }
    try transaction.setPrimary(nil, of: entry.story)
    if entry.began == entry.story {
      let story = try story(begunBy: second, besides: entry.story, in: transaction)
      for other in others { try transaction.move(other.id, to: story, because: nil) }
      try settlePrimary(of: story, in: transaction)
    } else {
      let story = try story(begunBy: entry, besides: entry.story, in: transaction)
      try transaction.move(entry.id, to: story, because: nil)
      try settlePrimary(of: entry.story, in: transaction)
    }
    let story = try transaction.entry(entry.id).flatMap { try transaction.story($0.story) }
    return (story?.atomID ?? "", try others.map { try EntryMention($0, in: transaction) })
  }
}

/// Makes the stories of two entries one, for ever: returns the id that stays, that of the older story.
///
/// Throws `EntryNotNamed` or `StoreError`.
package func join(_ text: String, _ otherText: String, in store: Store) throws -> (id: String, entries: [EntryMention])
{
  try outcome(in: store) { transaction in
    let search = EntrySearch(transaction: transaction)
    let (entry, other) = (try search.entry(text), try search.entry(otherText))
    if entry.story == other.story {
      throw EntryNotNamed.sameStory(
        try EntryMention(entry, in: transaction), try EntryMention(other, in: transaction))
    }
    let (kept, ended) = (min(entry.story, other.story), max(entry.story, other.story))
    // An earlier word of the owner on any two of them is taken back.
    for first in try transaction.members(of: kept, limit: 10_000) {
      for second in try transaction.members(of: ended, limit: 10_000) {
        try transaction.rule(first.id, second.id, areOne: true)
      }
    }
    let reason = Reason(.owner)
    try transaction.merge(ended, into: kept, because: "\(reason)")
    try transaction.note(
      Evidence(entry: entry.id, other: other.id, rule: reason.rule.rawValue, title: 0, text: 0, common: 0))
    try settlePrimary(of: kept, in: transaction)
    let members = try transaction.members(of: kept, limit: 10_000)
    return (try transaction.story(kept)?.atomID ?? "", try members.map { try EntryMention($0, in: transaction) })
  }
}

/// `EntryNotNamed` is the owner's mistake, not the store's: it comes out as it is, and nothing has been stored then.
func outcome<Value>(in store: Store, _ body: (Transaction) throws -> Value) throws -> Value {
  var mistake: EntryNotNamed?
  do {
    return try store.transaction { transaction in
      do {
        return try body(transaction)
      } catch let error as EntryNotNamed {
        mistake = error
        throw error
      }
    }
  } catch {
    if let mistake { throw mistake }
    throw error
  }
}

/// The story that the entry began, alive again; a new one when it began none, or began the one that it leaves.
func story(begunBy entry: StoredEntry, besides left: Int64, in transaction: Transaction) throws -> Int64 {
  if let began = entry.began, began != left {
    try transaction.revive(began)
    return began
  }
  let content = try transaction.content(of: entry.id)
  let atomID = try AtomID.unused(
    for: content?.id, feedURL: transaction.subscription(row: entry.subscription)?.feedURL ?? "",
    identity: StableHash.of(content?.id ?? "", seed: UInt64(entry.id)), in: transaction)
  return try transaction.insertStory(atomID, published: entry.published)
}

func settlePrimary(of story: Int64, in transaction: Transaction) throws {
  let search = CandidateSearch(transaction: transaction)
  let preferred = try transaction.preferred()
  var best: Candidate?
  for member in try transaction.members(of: story, limit: 10_000) {
    guard let candidate = try search.candidate(member) else { continue }
    if best.map({ outranks(candidate.features, $0.features, preferred: preferred) }) ?? true { best = candidate }
  }
  try transaction.setPrimary(best?.entry, of: story)
}
