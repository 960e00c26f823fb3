package import Syndication

/// Whether a stored entry found by `hits` common samples alone can be a copy at all, so that its text has to be read.
///
/// Most share one sample by chance of a common phrase. Of the rules by text, all but two want titles that are alike or
/// texts so alike that they share more samples; a teaser and its whole begin alike.
package func isWorthReading(
  hits: Int, _ fingerprint: Fingerprint, titleBits: UInt64, opening: UInt32
) -> Bool {
  if hits > 4 || opening == fingerprint.opening { return true }
  let common = (titleBits & fingerprint.titleBits).nonzeroBitCount
  let least = min(titleBits.nonzeroBitCount, fingerprint.titleBits.nonzeroBitCount)
  return common > 0 && common * 2 >= least
}
