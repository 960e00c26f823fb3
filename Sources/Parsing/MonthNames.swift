/// Months by their names in the languages that feeds were seen to write dates in.
enum MonthNames {
  /// 1 to 12; nil for another word.
  ///
  /// - Parameter word: lower case.
  static func month(_ word: String) -> Int? {
    if let month = whole[word] { return month }
    // `Sept`, `Janvier`, `августа`: a known beginning is enough once a word has three letters.
    guard word.unicodeScalars.count >= 3 else { return nil }
    let start = String(String.UnicodeScalarView(word.unicodeScalars.prefix(3)))
    return beginnings[start].flatMap { isWeekday(word) ? nil : $0 }
  }

  /// `mar` begins March and, in Romance languages, Tuesday.
  private static func isWeekday(_ word: String) -> Bool {
    ["mardi", "martes", "martedi", "martedì", "sept."].contains(word)
  }

  private static let whole: [String: Int] = [
    "월": 0, "maj": 5, "mai": 5, "май": 5, "мая": 5, "mei": 5, "aout": 8, "août": 8, "juin": 6, "juil": 7,
    "juillet": 7, "juni": 6, "juli": 7,
    // Hungarian.
    "január": 1, "februári": 2, "február": 2, "március": 3, "márciusi": 3, "április": 4, "május": 5, "június": 6,
    "július": 7, "augusztus": 8, "szeptember": 9, "október": 10, "november": 11, "december": 12,
    // Greek.
    "ιαν": 1, "φεβ": 2, "μάώ": 3, "μαώ": 3, "μάρ": 3, "μαρ": 3, "απρ": 4, "μάι": 5, "μαϊ": 5, "μαι": 5, "μαΐ": 5,
    "ιούν": 6, "ιον": 6, "ιουν": 6, "ιούλ": 7, "ιολ": 7, "ιουλ": 7, "αύγ": 8, "αυγ": 8, "σεπ": 9, "οκτ": 10,
    "νοέ": 11, "νοε": 11, "δεκ": 12,
  ].filter { $0.value > 0 }

  private static let beginnings: [String: Int] = [
    "jan": 1, "feb": 2, "fév": 2, "mar": 3, "mär": 3, "mrz": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5, "maj": 5,
    "jun": 6, "jul": 7, "aug": 8, "ago": 8, "sep": 9, "set": 9, "oct": 10, "okt": 10, "out": 10, "nov": 11, "dec": 12,
    "déc": 12, "dez": 12, "dic": 12, "ene": 1, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10,
    // Russian and Ukrainian.
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
    "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6, "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11,
    "гру": 12,
  ]
}
