internal import FoundationEssentials

/// Dates with a month's name: RFC 822 with all its decay, asctime, and the same in Russian, Korean, Greek, Hungarian and
/// others. The order of the parts is free; what names the month, has a colon or four digits is known by that.
enum WordedDate {
  static func parse(_ text: ArraySlice<UInt8>) -> Date? {
    var fields = DateFields()
    var numbers: [(value: Int, digits: Int)] = []
    var (hasMonth, hasTime, isAfternoon, isMorning) = (false, false, false, false)
    var offset: Int?
    var isKorean = false
    for token in tokens(String(decoding: text, as: UTF8.self)) {
      switch token {
      case .time(let hour, let minute, let second):
        guard !hasTime else { return nil }
        (fields.hour, fields.minute, fields.second) = (hour, minute, second)
        hasTime = true
      case .number(let value, let digits):
        numbers.append((value, digits))
      case .zone(let minutes):
        offset = offset ?? minutes
      case .word(let word):
        if word == "년" || word == "오후" || word == "오전" { isKorean = true }
        if let month = MonthNames.month(word) {
          if !hasMonth { fields.month = month }
          hasMonth = true
        } else if word == "pm" || word == "오후" || word == "μμ" {
          isAfternoon = true
        } else if word == "am" || word == "오전" || word == "πμ" {
          isMorning = true
        } else if !hasTime && numbers.isEmpty {
          // A weekday, or what stands before a date.
        } else if offset == nil {
          // The first zone counts: `-0530 (IST)`.
          offset = Zone.offset(Array(word.utf8)[...])
        }
      }
    }
    guard assign(numbers, hasMonth, &fields) else { return nil }
    // Korean sites write their own time, and no zone.
    fields.offset = offset ?? (isKorean ? 540 : 0)
    if isAfternoon && fields.hour < 12 { fields.hour += 12 }
    if isMorning && fields.hour == 12 { fields.hour = 0 }
    return fields.date
  }

  /// Which number is the year: the one of three digits and more, else the last.
  private static func assign(_ numbers: [(value: Int, digits: Int)], _ hasMonth: Bool, _ fields: inout DateFields)
    -> Bool
  {
    var numbers = numbers
    guard numbers.count >= (hasMonth ? 2 : 3) else { return false }
    let position = numbers.firstIndex { $0.digits >= 3 || $0.value > 31 } ?? (hasMonth ? 1 : 2)
    let year = numbers.remove(at: position)
    guard year.digits <= 4 else { return false }
    fields.year = DateFields.fullYear(year.value, digits: year.digits)
    if hasMonth {
      fields.day = numbers[0].value
    } else if position == 0 {
      (fields.month, fields.day) = (numbers[0].value, numbers[1].value)
    } else {
      // 31.12.2003 and 12/31/2003.
      (fields.day, fields.month) = (numbers[0].value, numbers[1].value)
      if fields.month > 12 { swap(&fields.day, &fields.month) }
    }
    return (1...31).contains(fields.day)
  }

  private enum Token {
    case time(Int, Int, Int)
    case number(Int, digits: Int)
    /// Minutes.
    case zone(Int)
    /// Lower case, letters only.
    case word(String)
  }

  private static func tokens(_ text: String) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var hasTime = false
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.isASCIIDigit {
        let (token, end) = number(scalars, index)
        if case .time = token { hasTime = true }
        tokens.append(token)
        index = end
      } else if scalar.properties.isAlphabetic {
        var end = index
        while end < scalars.count,
          scalars[end].properties.isAlphabetic || scalars[end].properties.generalCategory == .nonspacingMark
        {
          end += 1
        }
        let word = String(String.UnicodeScalarView(scalars[index..<end])).lowercased()
        // The T between a day and a time.
        if !(word == "t" && end < scalars.count && scalars[end].isASCIIDigit) { tokens.append(.word(word)) }
        index = end
      } else if hasTime, scalar == "+" || scalar == "-" || scalar == "\u{2212}",
        index + 1 < scalars.count, scalars[index + 1].isASCIIDigit
      {
        let rest = String(String.UnicodeScalarView(scalars[(index + 1)...].prefix { $0.isASCIIDigit || $0 == ":" }))
        if let offset = Zone.offset(Array(((scalar == "+" ? "+" : "-") + rest).utf8)[...]) {
          tokens.append(.zone(offset))
        }
        index += 1 + rest.unicodeScalars.count
      } else {
        index += 1
      }
    }
    return tokens
  }

  /// Digits, or a time if a colon follows them.
  private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> (Token, Int) {
    var parts: [Int] = []
    var (index, digits) = (start, 0)
    while true {
      var value = 0
      digits = 0
      while index < scalars.count, scalars[index].isASCIIDigit {
        value = min(value * 10 + Int(scalars[index].value - 48), 1_000_000)
        digits += 1
        index += 1
      }
      parts.append(value)
      guard parts.count < 3, index + 1 < scalars.count, scalars[index] == ":", scalars[index + 1].isASCIIDigit else {
        break
      }
      index += 1
    }
    if parts.count == 1 { return (.number(parts[0], digits: digits), index) }
    // A fraction of a second.
    if index + 1 < scalars.count, scalars[index] == ".", scalars[index + 1].isASCIIDigit {
      index += 1
      while index < scalars.count, scalars[index].isASCIIDigit { index += 1 }
    }
    return (.time(parts[0], parts[1], parts.count > 2 ? parts[2] : 0), index)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIDigit: Bool { value >= 48 && value <= 57 }
}
