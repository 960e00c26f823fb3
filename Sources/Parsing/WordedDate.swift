internal import FoundationEssentials

/// Dates with a month's name: RFC 822 with all its decay, asctime, and the same in Russian, Korean, Greek, Hungarian and
/// others. The order of the parts is free; what names the month, has a colon or four digits is known by that.
enum WordedDate {
  static func parse(_ text: ArraySlice<UInt8>) -> Date? {
    var parts = Parts()
    for token in tokens(String(decoding: text, as: UTF8.self)) {
      guard parts.take(token) else { return nil }
    }
    return parts.date
  }

  /// What the tokens of a date have said so far.
  private struct Parts {
    private var fields = DateFields()
    private var numbers: [(value: Int, digits: Int)] = []
    private var hasMonth = false
    /// Whether the month stood before any number.
    private var isMonthFirst = false
    private var hasTime = false
    private var isAfternoon: Bool?
    private var offset: Int?
    private var isKorean = false

    /// False for what no date has.
    mutating func take(_ token: Token) -> Bool {
      switch token {
      case .time(let hour, let minute, let second):
        guard !hasTime else { return false }
        (fields.hour, fields.minute, fields.second) = (hour, minute, second)
        hasTime = true
      case .number(let value, let digits):
        numbers.append((value, digits))
      case .zone(let minutes):
        // The first zone counts, `-0530 (IST)`, but `GMT+0300` is one.
        if offset == nil || offset == 0 { offset = minutes }
      case .word(let word):
        take(word)
      }
      return true
    }

    private mutating func take(_ word: String) {
      if ["년", "오전", "오후"].contains(word) { isKorean = true }
      if let month = MonthNames.month(word) {
        // In `mar 2 giu` the first is a weekday.
        if !hasMonth || isMonthFirst { fields.month = month }
        (hasMonth, isMonthFirst) = (true, numbers.isEmpty)
      } else if let isAfternoon = halves[word] {
        self.isAfternoon = isAfternoon
      } else if hasTime, offset == nil {
        offset = Zone.offset(Array(word.utf8)[...])
      }
    }

    var date: Date? {
      var (fields, numbers) = (fields, numbers)
      // `7 PM`.
      if !hasTime, isAfternoon != nil, numbers.count > (hasMonth ? 2 : 3) { fields.hour = numbers.removeLast().value }
      guard assign(numbers, hasMonth, &fields) else { return nil }
      // Korean sites write their own time, and no zone.
      fields.offset = offset ?? (isKorean ? 540 : 0)
      if isAfternoon == true && fields.hour < 12 { fields.hour += 12 }
      if isAfternoon == false && fields.hour == 12 { fields.hour = 0 }
      return fields.date
    }
  }

  /// Whether a word names the half of the day after noon.
  private static let halves: [String: Bool] = [
    "am": false, "오전": false, "πμ": false, "上午": false, "午前": false,
    "pm": true, "오후": true, "μμ": true, "下午": true, "午後": true,
  ]

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
        var word = String(String.UnicodeScalarView(scalars[index..<end])).lowercased()
        // `p.m.`
        if word == "a" || word == "p", end + 1 < scalars.count, scalars[end] == ".",
          "mM".unicodeScalars.contains(scalars[end + 1])
        {
          word += "m"
          end += 2
        }
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
