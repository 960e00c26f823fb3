import FoundationEssentials

/// Times as a person at a terminal reads them: "3 h ago", "in 20 min". JSON has the time itself.
enum RelativeTime {
  static func of(_ time: Date, now: Date) -> String {
    let seconds = time.timeIntervalSince(now)
    if abs(seconds) < 30 { return "now" }
    return seconds < 0 ? "\(span(-seconds)) ago" : "in \(span(seconds))"
  }

  /// A length of time in its largest unit that says enough; none is ever longer than 8 columns below ten years.
  static func span(_ seconds: Double) -> String {
    let units: [(name: String, seconds: Double, upTo: Double)] = [
      ("s", 1, 90), ("min", 60, 5400), ("h", 3600, 172_800), ("days", 86_400, 63 * 86_400),
      ("months", 30.44 * 86_400, 731 * 86_400), ("years", 365.25 * 86_400, .infinity),
    ]
    let unit = units.first { seconds < $0.upTo } ?? units[units.count - 1]
    let count = Int((seconds / unit.seconds).rounded())
    return "\(count) \(unit.name)"
  }
}
