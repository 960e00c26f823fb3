internal import FoundationEssentials

/// RFC 3339, W3C-DTF and ISO 8601: `2003-12-31T10:14:55.5-08:00`, `20031231`, `2003-335`, `2003-W52-3`, `03-12-31`,
/// `-0312`, and with a space or nothing between day and time, without zone, seconds or time.
struct ISODate {
  private let text: ArraySlice<UInt8>
  private var index: Int
  private var fields = DateFields()

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  mutating func parse() -> Date? {
    guard parseDay() else { return nil }
    let start = index
    // A space, a T, or both; nothing in `20031231101455`.
    while let byte = peek, byte == UInt8(ascii: "T") || byte == UInt8(ascii: "t") || byte <= 0x20 { index += 1 }
    if peek?.isDigit == true {
      guard index > start || start - text.startIndex == 8, parseTime(), parseZone() else { return nil }
    } else {
      guard parseZone() else { return nil }
      // A day without a time is that day everywhere: `2003-12-31+03:00`, as XML Schema writes it.
      fields.offset = 0
    }
    return fields.date
  }

  private var peek: UInt8? { index < text.endIndex ? text[index] : nil }

  private mutating func parseDay() -> Bool {
    let isShort = take("-")
    guard let (first, digits) = number(8) else { return false }
    switch digits {
    case 8: (fields.year, fields.month, fields.day) = (first / 10000, first / 100 % 100, first % 100)
    case 7: (fields.year, fields.day) = (first / 1000, first % 1000)
    case 6: (fields.year, fields.month, fields.day) = (2000 + first / 10000, first / 100 % 100, first % 100)
    case 5: (fields.year, fields.day) = (2000 + first / 1000, first % 1000)
    case 4 where isShort: (fields.year, fields.month) = (2000 + first / 100, first % 100)
    case 4, 2:
      fields.year = digits == 4 ? first : DateFields.fullYear(first, digits: 2)
      guard digits == 4 || isShort || peek == UInt8(ascii: "-") else { return false }
      return parseMonth()
    default: return false
    }
    return true
  }

  private mutating func parseMonth() -> Bool {
    if take("W") { return parseWeek() }
    guard peek == UInt8(ascii: "-") || peek == UInt8(ascii: "/") else { return true }
    index += 1
    if take("W") { return parseWeek() }
    guard let (second, digits) = number(3) else { return false }
    if digits == 3 {
      fields.day = second
      return true
    }
    fields.month = second
    guard peek == UInt8(ascii: "-") || peek == UInt8(ascii: "/") else { return true }
    index += 1
    guard let (day, _) = number(2) else { return false }
    fields.day = day
    return true
  }

  /// The rest of `2003-W52-3` or `2003W523`; Monday when no day is given.
  private mutating func parseWeek() -> Bool {
    guard let (week, digits) = number(2), digits == 2, (1...53).contains(week) else { return false }
    _ = take("-")
    let weekday = peek.map { Int($0) - 0x30 } ?? 1
    guard (1...7).contains(weekday) else { return false }
    if index < text.endIndex { index += 1 }
    // January 4 is always in the first week, and the epoch was a Thursday.
    let fourth = DateFields.days(fields.year, 1) + 3
    fields.day = 4 - (fourth + 3) % 7 + (week - 1) * 7 + weekday - 1
    if fields.day < 1 { (fields.year, fields.month, fields.day) = (fields.year - 1, 12, fields.day + 31) }
    return true
  }

  private mutating func parseTime() -> Bool {
    guard let (hour, digits) = number(6) else { return false }
    switch digits {
    case 1, 2: fields.hour = hour
    case 4: (fields.hour, fields.minute) = (hour / 100, hour % 100)
    case 6: (fields.hour, fields.minute, fields.second) = (hour / 10000, hour / 100 % 100, hour % 100)
    default: return false
    }
    if digits <= 2, take(":") {
      guard let (minute, _) = number(2) else { return false }
      fields.minute = minute
      if take(":") {
        guard let (second, _) = number(2) else { return false }
        fields.second = second
      }
    }
    if take(".") || take(",") {
      var scale = 0.1
      while let byte = peek, byte.isDigit {
        fields.fraction += Double(byte - UInt8(ascii: "0")) * scale
        scale /= 10
        index += 1
      }
    }
    return true
  }

  private mutating func parseZone() -> Bool {
    while let byte = peek, byte <= 0x20 { index += 1 }
    guard index < text.endIndex else { return true }
    guard let offset = Zone.offset(text[index...]) else { return false }
    fields.offset = offset
    return true
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Up to `limit` digits, and how many they were.
  private mutating func number(_ limit: Int) -> (value: Int, digits: Int)? {
    var (value, digits) = (0, 0)
    while digits < limit, let byte = peek, byte.isDigit {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
      index += 1
    }
    return digits > 0 ? (value, digits) : nil
  }
}
