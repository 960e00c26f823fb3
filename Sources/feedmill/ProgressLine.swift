import Files

/// The one line of a terminal that shows how far a refresh is, drawn over itself.
struct ProgressLine {
  private var isDrawn = false
  private var last = ""
  /// Sources a second, smoothed over about five seconds, so that it does not jump.
  private var rate = 0.0
  private var previous = (done: 0, seconds: 0.0)

  /// The line for `count`, `seconds` after the beginning, in at most `width` columns: what matters least goes first.
  mutating func words(_ count: Progress.Count, seconds: Double, width: Int) -> String {
    measure(count.done, seconds)
    var parts = [
      "\(count.done)/\(count.total) sources", "\(count.newEntries) new entries", "\(count.failed) failed",
      "\(count.inFlight) in flight",
    ]
    if rate > 0 {
      parts.append(rate < 10 ? "\(Int(rate * 10) / 10).\(Int(rate * 10) % 10)/s" : "\(Int(rate))/s")
      let left = Double(count.total - count.done) / rate
      if count.done < count.total { parts.insert("\(RelativeTime.span(max(1, left))) left", at: 1) }
    }
    while parts.count > 1, parts.joined(separator: "  ").utf8.count > width { parts.removeLast() }
    return DisplayWidth.fit(parts.joined(separator: "  "), to: width)
  }

  private mutating func measure(_ done: Int, _ seconds: Double) {
    let passed = seconds - previous.seconds
    guard passed >= 0.5 else { return }
    let recent = Double(done - previous.done) / passed
    let weight = min(1, passed / 5)
    rate = previous.seconds == 0 ? recent : rate + (recent - rate) * weight
    previous = (done, seconds)
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
