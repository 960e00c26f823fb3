import ArgumentParser
import FoundationEssentials

/// A time that an option names: a date, or how long ago it was.
struct TimeLimit: ExpressibleByArgument, CustomStringConvertible {
  private enum Form {
    case date(Date)
    case ago(Double)
  }

  private let form: Form
  let description: String

  /// `2026-11-24`, `2026-11-24T12:00:00Z`, `36h`, `7d`, `2w`, `1y`. A day begins at midnight of UTC.
  init?(argument: String) {
    description = argument
    if let date = (try? Date(argument, strategy: .iso8601)) ?? (try? Date(argument + "T00:00:00Z", strategy: .iso8601))
    {
      form = .date(date)
      return
    }
    let units: [Character: Double] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800, "y": 31_557_600]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Double(argument.dropLast()), count.isFinite,
      (0...1e6).contains(count)
    else { return nil }
    form = .ago(count * unit)
  }

  static let help = "a date, or how long ago as 36h, 7d, 2w, 1y"

  func date(now: Date) -> Date {
    switch form {
    case .date(let date): date
    case .ago(let seconds): now - seconds
    }
  }
}
