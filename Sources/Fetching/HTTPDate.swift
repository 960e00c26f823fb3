internal import FoundationEssentials

/// A date of a field (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the two obsolete forms.
func httpDate(_ text: String) -> Date? {
  let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
  guard words.count >= 5 else { return nil }
  // asctime has the month second: 'Sun Nov  6 08:49:37 1994'.
  let isAsctime = Int(words[1]) == nil
  let (day, month, year, time) =
    isAsctime ? (words[2], words[1], words[4], words[3]) : (words[1], words[2], words[3], words[4])
  let clock = time.split(separator: ":").compactMap { Int($0) }
  guard let day = Int(day), (1...31).contains(day), var year = Int(year), clock.count == 3,
    let index = months.firstIndex(of: month.prefix(3).lowercased()),
    (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
  else { return nil }
  if year < 100 { year += year < 70 ? 2000 : 1900 }
  guard (1970...9999).contains(year) else { return nil }
  let seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
  return Date(timeIntervalSince1970: Double(daysSince1970(year, index + 1, day) * 86400 + seconds))
}

private let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

/// Of the Gregorian calendar, years counted from March so that a leap day comes last.
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let year = month <= 2 ? year - 1 : year
  let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
  return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
}
