internal import FoundationEssentials
internal import XML

/// Every way in which feeds were seen to write a time. What cannot be read is no date.
enum DateDialects {
  static func date(in element: Element) -> Date? { parse(element.trimmedBytes) }

  static func parse(_ text: String) -> Date? { parse(Array(text.trimmed.utf8)[...]) }

  /// - Parameter text: UTF-8 without white space at its ends.
  static func parse(_ text: ArraySlice<UInt8>) -> Date? {
    guard text.count <= 128, let first = text.first else { return nil }
    if first.isDigit || first == UInt8(ascii: "-") {
      if let date = unixTime(text) { return date }
      var iso = ISODate(text)
      if let date = iso.parse() { return date }
    }
    return RFC822Date.parse(text) ?? WordedDate.parse(text)
  }

  /// Seconds or milliseconds since 1970, of the years 2001 to 2033, which no other dialect can mean.
  private static func unixTime(_ text: ArraySlice<UInt8>) -> Date? {
    guard text.count == 10 || text.count == 13, text.first == UInt8(ascii: "1"), text.allSatisfy(\.isDigit),
      let number = Double(String(decoding: text, as: UTF8.self))
    else { return nil }
    return Date(timeIntervalSince1970: text.count == 10 ? number : number / 1000)
  }
}

/// A time taken apart. Fields out of range roll over, as `2003-12-31T25:14:55Z` and `31 Jun` want.
struct DateFields {
  var year = 0
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  var fraction = 0.0
  /// Minutes east of Greenwich.
  var offset = 0

  var date: Date? {
    // The last week of a year may end on what would be its 371st day.
    guard (0...9999).contains(year), (1...12).contains(month), (0...371).contains(day), (0...99).contains(hour),
      (0...99).contains(minute), (0...99).contains(second), abs(offset) <= 24 * 60
    else { return nil }
    let seconds = ((DateFields.days(year, month) + day - 1) * 24 + hour) * 3600 + (minute - offset) * 60 + second
    return Date(timeIntervalSince1970: Double(seconds) + fraction)
  }

  /// Days from 1970-01-01 to the first of a month (http://howardhinnant.github.io/date_algorithms.html).
  static func days(_ year: Int, _ month: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// RFC 2822, section 4.3, with the pivot that mail programs use.
  static func fullYear(_ year: Int, digits: Int) -> Int {
    if digits >= 3 { return digits == 3 ? 1900 + year : year }
    return year < 90 ? 2000 + year : 1900 + year
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
