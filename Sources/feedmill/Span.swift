import ArgumentParser

/// A length of time on the command line: `30s`, `4m`, `2h`, `1d`, or a number of seconds.
struct Span: ExpressibleByArgument, CustomStringConvertible {
  let duration: Duration
  let description: String

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? argument[...] : argument.dropLast()), number > 0, number < 1e9 else {
      return nil
    }
    duration = .seconds(number * (unit ?? 1))
    description = argument
  }
}
