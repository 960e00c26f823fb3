package import FoundationEssentials
internal import Merging
package import Storing
package import Syndication

/// Stores what came of one fetch, in one transaction: the validators move together with the entries.
///
/// `feed` is sanitized, its references absolute; nil unless the fetch brought a document that is a feed.
/// `state` is what the fetch made of the subscription's state. Nothing is stored for a subscription that
/// `Store.reconcile` has not seen. `recent` is worth keeping from one feed to the next.
package func save(
  feed: Feed?, state: FetchState, for subscription: Subscription, in store: Store, now: Date,
  flood: FloodGuard = FloodGuard(), recent: RecentFeatures = RecentFeatures()
) throws(StoreError) -> SaveResult {
  let packed = feed?.entries.map { PackedEntry($0) } ?? []
  return try store.transaction { transaction in
    try save(
      feed: feed, packed: packed, state: state, for: subscription, in: transaction, now: now, flood: flood,
      recent: recent)
  }
}

/// As above, in a transaction that may store more. `packed` are the feed's entries, `before` is the state that is stored.
package func save(
  feed: Feed?, packed: [PackedEntry], state: FetchState, for subscription: Subscription, in transaction: Transaction,
  before: FetchState? = nil, now: Date, flood: FloodGuard, recent: RecentFeatures
) throws -> SaveResult {
  guard let row = try transaction.subscription(subscription.feedURL) else { return SaveResult() }
  try transaction.set(state, of: row, before: before)
  guard let feed else { return SaveResult() }
  try transaction.set(feed.source, of: row)
  var saving = Saving(
    feedURL: subscription.feedURL, feed: row, now: now, flood: flood, recent: recent, transaction: transaction)
  try saving.save(zip(feed.entries, packed).map { (entry: $0, packed: $1) })
  try noteOverlap(saving.result.entries, of: state, row: row, in: transaction)
  return saving.result
}

/// A feed that was found through a permanent redirect is the one of before if it has an entry of before.
private func noteOverlap(_ entries: [Int64], of state: FetchState, row: Int64, in transaction: Transaction) throws {
  guard let move = state.move, !move.overlaps else { return }
  let isOld = try entries.contains { try (transaction.entry($0)?.firstSeen ?? .distantFuture) < move.firstSeen }
  guard isOld else { return }
  var state = state
  state.move?.overlaps = true
  try transaction.set(state, of: row)
}
