/// Whether an entry's words should stand for its story rather than those of another.
///
/// The whole article rather than its teaser; of two alike, the earlier.
package func outranks(_ entry: Features, _ current: Features) -> Bool {
  let own = entry.shingles.ordered.count
  let other = current.shingles.ordered.count
  if Double(own) > 1.5 * Double(other) { return true }
  if Double(other) > 1.5 * Double(own) { return false }
  if let published = entry.published, let before = current.published, published != before { return published < before }
  // Neither: the order in which they came must not decide.
  return (entry.address.key, entry.id) < (current.address.key, current.id)
}
