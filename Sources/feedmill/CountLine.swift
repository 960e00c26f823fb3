import Files

/// The one line of a terminal that shows how far the search index is, drawn over itself.
struct IndexingLine {
  private let isOn: Bool
  private var isDrawn = false

  /// Nothing is drawn where standard error is no terminal.
  init(isOn: Bool) { self.isOn = isOn && StandardStream.error.isTerminal }

  /// What takes but a moment is not worth a word.
  mutating func draw(_ count: Int) {
    guard isOn, count >= 5_000 else { return }
    isDrawn = true
    StandardStream.error.write("\r\(count) entries read into the search index\u{1B}[K")
  }

  mutating func clear() {
    if isDrawn { StandardStream.error.write("\r\u{1B}[K") }
    isDrawn = false
  }
}
