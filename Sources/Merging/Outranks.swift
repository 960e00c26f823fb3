/// Whether an entry's words should stand for its story rather than those of another.
///
/// The whole article rather than its teaser; of two alike, the earlier.
package func outranks(_ entry: Features, _ current: Features) -> Bool {
  let own = entry.shingles.ordered.count
  let other = current.shingles.ordered.count
  if Double(own) > 1.5 * Double(other) { return true }
  if Double(other) > 1.5 * Double(own) { return false }
  guard let published = entry.published, let before = current.published else { return false }
  return published < before
}
