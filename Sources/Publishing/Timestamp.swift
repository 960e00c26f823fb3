import FoundationEssentials

/// A moment in the words of a feed format, in UTC and to the second.
struct Timestamp {
  private let year: Int
  private let month: Int
  private let day: Int
  private let weekday: Int
  private let second: Int

  /// A moment outside the years 1 to 9999 is moved to the nearest inside: the formats have four digits.
  init(_ date: Date) {
    let bounded = min(max(date.timeIntervalSince1970, -62_135_596_800), 253_402_300_799)
    let seconds = Int(bounded.rounded(.down))
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    second = seconds - days * 86_400
    weekday = ((days + 4) % 7 + 7) % 7
    // Days to a Gregorian date, counted from 1 March of year 0 in eras of 400 years.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-24T12:00:00Z` (RFC 3339).
  var rfc3339: String {
    var bytes: [UInt8] = []
    writeRFC3339(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func writeRFC3339(to bytes: inout [UInt8]) {
    Self.write(year / 100, "", to: &bytes)
    Self.write(year % 100, "-", to: &bytes)
    Self.write(month, "-", to: &bytes)
    Self.write(day, "T", to: &bytes)
    Self.write(second / 3_600, ":", to: &bytes)
    Self.write(second / 60 % 60, ":", to: &bytes)
    Self.write(second % 60, "Z", to: &bytes)
  }

  private static func write(_ number: Int, _ mark: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    bytes.append(contentsOf: mark.utf8)
  }

  /// `Tue, 24 Nov 2026 12:00:00 GMT` (RFC 822 with the four-digit year that RSS prefers).
  var rfc822: String {
    "\(Self.weekdays[weekday]), \(Self.two(day)) \(Self.months[month - 1]) \(fourDigitYear) \(time) GMT"
  }

  /// `2026-11-24`.
  var civilDay: String { "\(fourDigitYear)-\(Self.two(month))-\(Self.two(day))" }

  /// `12:00`.
  var clock: String { "\(Self.two(second / 3_600)):\(Self.two(second / 60 % 60))" }

  /// `Tuesday, 24 November 2026`.
  func heading(in words: PageWords) -> String {
    words.heading(weekday: weekday, day: day, month: month - 1, year: year)
  }

  private var time: String {
    "\(Self.two(second / 3_600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))"
  }

  private var fourDigitYear: String { Self.two(year / 100) + Self.two(year % 100) }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
