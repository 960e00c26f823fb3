import Files

/// The one line of a terminal that shows how far a refresh is, drawn over itself.
struct ProgressLine {
  private var isDrawn = false
  private var last = ""
  /// How many were done when, twice a second of the last ten: the rate between the ends does not jump.
  private var samples: [(seconds: Double, done: Int)] = []

  /// The line for `count`, `seconds` after the beginning, in at most `width` columns: what matters least goes first.
  mutating func words(_ count: Progress.Count, seconds: Double, width: Int) -> String {
    var parts = [
      "\(count.done)/\(count.total) sources", "\(count.newEntries) new entries", "\(count.failed) failed",
      "\(count.inFlight) in flight",
    ]
    if let rate = rate(count.done, seconds) {
      parts.append(rate < 10 ? "\(Int(rate * 10) / 10).\(Int(rate * 10) % 10)/s" : "\(Int(rate))/s")
      let left = Double(count.total - count.done) / rate
      if count.done < count.total { parts.insert("\(RelativeTime.span(max(1, left))) left", at: 1) }
    }
    while parts.count > 1, parts.joined(separator: "  ").utf8.count > width { parts.removeLast() }
    return DisplayWidth.fit(parts.joined(separator: "  "), to: width)
  }

  /// Sources a second; nil before there is anything to tell.
  private mutating func rate(_ done: Int, _ seconds: Double) -> Double? {
    // From the first answer on: until then there is nothing but waiting.
    guard done > 0 else { return nil }
    if samples.last.map({ seconds - $0.seconds >= 0.5 }) ?? true { samples.append((seconds, done)) }
    if samples.count > 20 { samples.removeFirst() }
    guard let first = samples.first, seconds - first.seconds >= 0.5, done > first.done else { return nil }
    return Double(done - first.done) / (seconds - first.seconds)
  }

  /// To be called ten times a second at most.
  mutating func draw(_ count: Progress.Count, seconds: Double) {
    // One column less: a line that is full wraps on some terminals.
    let words = words(count, seconds: seconds, width: (StandardStream.error.width ?? 80) - 1)
    guard words != last || !isDrawn else { return }
    last = words
    isDrawn = true
    StandardStream.error.write("\r" + Style.paint(words, .faint, on: .error) + "\u{1B}[K")
  }

  mutating func clear() {
    guard isDrawn else { return }
    isDrawn = false
    StandardStream.error.write("\r\u{1B}[K")
  }
}
