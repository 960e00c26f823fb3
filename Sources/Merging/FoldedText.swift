/// A text's letters and digits reduced to what makes two spellings of a word the same: for an index of words.
package enum FoldedText {
  /// Folded scalars, a 0 wherever words end; of the first `limit` bytes of `text`, whose markup is skipped.
  ///
  /// Letter case, width and diacritics are gone, `ё` is `е`. Scripts without spaces are not taken apart.
  package static func scalars(of text: String, limit: Int) -> [UInt32] {
    var bytes = PlainText.bytes(of: text)
    if bytes.count > limit { bytes.removeLast(bytes.count - limit) }
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var decoder = ScalarDecoder(bytes)
    let folding = Folding()
    while let scalar = decoder.next() {
      if Folding.isComposing(scalar), let last = scalars.indices.last {
        Folding.compose(&scalars[last], with: scalar)
        continue
      }
      let folded = folding.fold(scalar)
      if folded == Folding.dropped { continue }
      if folded == Folding.separator && scalars.last == Folding.separator { continue }
      scalars.append(folded)
    }
    return scalars
  }
}
