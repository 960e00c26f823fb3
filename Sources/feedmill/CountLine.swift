import Files

/// The one line of a terminal that shows how far long work of one kind is, drawn over itself.
struct CountLine {
  private let words: (Int) -> String
  private let isOn: Bool
  private let start = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?

  /// Nothing is drawn where standard error is no terminal.
  init(isOn: Bool, _ words: @escaping (Int) -> String) {
    self.isOn = isOn && StandardStream.error.isTerminal
    self.words = words
  }

  /// What takes but a moment is not worth a word.
  mutating func draw(_ count: Int) {
    guard isOn else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(300), drawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    drawn = now
    let line = DisplayWidth.fit(words(count), to: (StandardStream.error.width ?? 80) - 1)
    StandardStream.error.write("\r" + Style.paint(line, .faint, on: .error) + "\u{1B}[K")
  }

  mutating func clear() {
    if drawn != nil { StandardStream.error.write("\r\u{1B}[K") }
    drawn = nil
  }
}
