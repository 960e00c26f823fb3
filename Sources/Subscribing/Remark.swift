/// Something in a subscription list that was passed over or read with goodwill, and that its owner should know.
package struct Remark: Sendable, Hashable, CustomStringConvertible {
  package var file: String
  /// Counted from 1.
  package var line: Int
  package var words: String

  package init(file: String, line: Int, words: String) {
    self.file = file
    self.line = line
    self.words = words
  }

  package var description: String { "\(file):\(line): \(words)" }
}
