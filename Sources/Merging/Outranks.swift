/// Whether an entry's words should stand for its story rather than those of another.
///
/// Those of a source that the owner prefers, of two such the earlier; then the whole article rather than its teaser;
/// otherwise the earlier, which is nearer to the original. `preferred`: rows of subscriptions.
package func outranks(_ entry: Features, _ current: Features, preferred: Set<Int64>) -> Bool {
  let isPreferred = preferred.contains(entry.feed)
  if isPreferred != preferred.contains(current.feed) { return isPreferred }
  if !isPreferred {
    let own = entry.shingles.ordered.count
    let other = current.shingles.ordered.count
    if own > 2 * other { return true }
    if other > 2 * own { return false }
  }
  if let published = entry.published, let before = current.published, published != before { return published < before }
  // Neither: the order in which they came must not decide.
  return (entry.address.key, entry.id) < (current.address.key, current.id)
}
