/// Why two entries were found to be one article, with the numbers that decided.
package struct Evidence: Sendable, Hashable {
  package var entry: Int64
  package var other: Int64
  package var rule: String
  /// Likeness of the titles, 0 to 1.
  package var title: Double
  /// Share of the shorter text that is in the longer, 0 to 1.
  package var text: Double
  /// Shingles that both texts have.
  package var common: Int

  package init(entry: Int64, other: Int64, rule: String, title: Double, text: Double, common: Int) {
    self.entry = entry
    self.other = other
    self.rule = rule
    self.title = title
    self.text = text
    self.common = common
  }
}
