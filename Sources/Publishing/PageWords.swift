/// The few words of the river page that are not the publication's own.
struct PageWords {
  var skip = "Skip to the entries"
  var subscribe = "Subscribe"
  var sources = "Sources"
  var all = "All"
  var also = "Also on"
  var empty = "Nothing has been published yet."
  var utc = "Times are UTC."
  var health = "Health of the sources"
  var noSources = "No feeds are followed yet."
  var source = "Source"
  var state = "State"
  var newest = "Newest entry"
  var feed = "feed"
  var since = "since"
  var conditions = ["new": "not read yet", "ok": "fine", "failing": "failing", "gone": "gone"]
  var weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  var months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  /// Language of these words.
  var language = "en"

  /// In the publication's language where there are words of it, else English.
  init(in language: String?) {
    guard language?.lowercased().split(separator: "-").first == "ru" else { return }
    skip = "К записям"
    subscribe = "Подписаться"
    sources = "Источники"
    all = "Все"
    also = "Также на"
    empty = "Пока ничего не опубликовано."
    utc = "Время указано по UTC."
    health = "Состояние источников"
    noSources = "Источников пока нет."
    source = "Источник"
    state = "Состояние"
    newest = "Последняя запись"
    feed = "лента"
    since = "с"
    conditions = ["new": "ещё не прочитан", "ok": "в порядке", "failing": "ошибка", "gone": "удалён"]
    weekdays = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"]
    months = [
      "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря",
    ]
    self.language = "ru"
  }

  func condition(_ condition: SourceHealth.Condition) -> String {
    conditions[condition.rawValue] ?? condition.rawValue
  }

  /// By the names that templates use.
  var view: [String: String] {
    [
      "skip": skip, "subscribe": subscribe, "sources": sources, "all": all, "also": also, "empty": empty, "utc": utc,
      "health": health, "noSources": noSources, "source": source, "state": state, "newest": newest, "feed": feed,
      "since": since, "language": language,
    ]
  }
}
