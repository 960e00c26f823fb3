/// The few words of the pages that are not the publication's own.
struct PageWords {
  /// Language of these words.
  let language: String
  /// By the names that templates use.
  let view: [String: String]
  let weekdays: [String]
  /// As they stand in a date.
  let months: [String]
  private let conditions: [String]
  private let date: String

  /// The order of `Row.words`.
  private static let names = [
    "skip", "subscribe", "sources", "all", "also", "empty", "utc", "health", "noSources", "source", "state", "newest",
    "feed", "since",
  ]
  private static let conditionNames = ["new", "ok", "failing", "gone"]

  /// Words of one language, `|` between them. `date` has `W`, `D`, `M` and `Y` for weekday, day, month and year.
  struct Row {
    var words: String
    var conditions: String
    var weekdays: String
    var months: String
    var date: String
  }

  /// In the publication's language where there are words of it, else English.
  init(in language: String?) {
    let (known, row) = Self.row(for: language)
    self.language = known
    let words = row.words.split(separator: "|").map(String.init)
    var view = Dictionary(uniqueKeysWithValues: zip(Self.names, words))
    view["language"] = known
    self.view = view
    conditions = row.conditions.split(separator: "|").map(String.init)
    weekdays = row.weekdays.split(separator: "|").map(String.init)
    months = row.months.split(separator: "|").map(String.init)
    date = row.date
  }

  private static func row(for language: String?) -> (language: String, row: Row) {
    var tag = language?.lowercased() ?? ""
    // Where Chinese is written with the traditional characters.
    let isTraditional = ["zh-tw", "zh-hk", "zh-mo", "zh-hant"].contains { tag == $0 || tag.hasPrefix($0 + "-") }
    tag = isTraditional ? "zh-Hant" : tag.split(separator: "-").first.map(String.init) ?? ""
    return languages[tag].map { (tag, $0) } ?? ("en", english)
  }

  func condition(_ condition: SourceHealth.Condition) -> String {
    Self.conditionNames.firstIndex(of: condition.rawValue).map { conditions[$0] } ?? condition.rawValue
  }

  /// A day as a heading: `Tuesday, 24 November 2026`. `weekday` and `month` count from 0, Sunday and January.
  func heading(weekday: Int, day: Int, month: Int, year: Int) -> String {
    let text = date.reduce(into: "") { text, letter in
      switch letter {
      case "W": text += weekdays[weekday]
      case "D": text += String(day)
      case "M": text += months[month]
      case "Y": text += String(year)
      default: text.append(letter)
      }
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Whether a page of the language runs from right to left.
  static func isRightToLeft(_ language: String) -> Bool {
    ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"].contains(
      language.lowercased().split(separator: "-").first.map(String.init))
  }
}
