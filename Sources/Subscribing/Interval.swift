/// How long between two fetches, as owners write it: `90s`, `30m`, `2h`, `1d`, or seconds.
package enum Interval {
  package static func seconds(_ text: String) -> Double? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604_800]
    var digits = Substring(text.lowercased())
    var unit = 1.0
    if let last = digits.last, let factor = units[last] {
      unit = factor
      digits = digits.dropLast()
    }
    while digits.last == " " { digits = digits.dropLast() }
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let number = Double(digits) else {
      return nil
    }
    let seconds = number * unit
    // Up to a year: more is a slip.
    return seconds > 0 && seconds <= 366 * 86400 ? seconds : nil
  }

  /// The shortest way to write so many seconds.
  package static func text(_ seconds: Double) -> String {
    let whole = Int(seconds)
    for (unit, size) in [("d", 86400), ("h", 3600), ("m", 60)] where whole >= size && whole.isMultiple(of: size) {
      return "\(whole / size)\(unit)"
    }
    return "\(whole)s"
  }
}
