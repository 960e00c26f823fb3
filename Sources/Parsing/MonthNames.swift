/// Months by their names in the languages that feeds were seen to write dates in.
enum MonthNames {
  /// 1 to 12; nil for another word.
  ///
  /// A known beginning is enough: `Sept`, `Janvier`, `августа`.
  ///
  /// - Parameter word: lower case.
  static func month(_ word: String) -> Int? {
    guard word.unicodeScalars.count >= 3, !others.contains(word) else { return nil }
    return months[beginning(word, 8)] ?? months[beginning(word, 4)] ?? months[beginning(word, 3)]
  }

  private static func beginning(_ word: String, _ letters: Int) -> String {
    String(String.UnicodeScalarView(word.unicodeScalars.prefix(letters)))
  }

  /// Weekdays that begin like a month.
  private static let others: Set<String> = ["mardi", "martes", "martedi", "martedì", "середа", "marți", "marti"]

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  /// January to December. English and its Germanic and Romance relatives; Hungarian; Turkish; Polish; Czech; Russian,
  /// Bulgarian and Serbian; Ukrainian; Greek, with the mistakes of one server's `Μάώ`, `Ιον` and of another's `máujus`.
  private static let names = [
    "jan ene gen ian oca sty led янв яну јан січ ιαν",
    "feb fév fev peb şub lut úno фев феб лют φεβ",
    "mar mär már mrz mrt maar bře мар бер μάρ μαρ μάώ μαώ",
    "apr avr abr ápr nis kwi dub апр кві απρ",
    "may maj mai mei mag máj máu kvě май мая мај тра μάι μάϊ μαϊ μαι μαΐ",
    "jun juin jún giu iun haz cze čer июн юни јун чер ιούν ιουν ιον",
    "jul juil júl lug iul tem lip července červenec июл юли јул лип ιούλ ιουλ ιολ",
    "aug ago aoû aou agu ağu sie srp авг сер αύγ αυγ",
    "sep set sze eyl wrz zář сен сеп вер σεπ",
    "oct okt out ott eki paź říj окт жов οκτ",
    "nov noi kas lis ноя нов ное лис νοέ νοε",
    "dec déc dez dic des ara gru pro дек дец гру δεκ",
  ]
}
