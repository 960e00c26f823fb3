import Storing
import Syndication

extension IndexedWords {
  /// What of an entry is found: its title; the names of its authors, its categories and its text.
  init(_ entry: Entry) {
    var title: [UInt8] = []
    if let text = entry.title { SearchWords.write(text.value, to: &title) }
    var rest: [UInt8] = []
    for author in entry.authors { SearchWords.write(author.name ?? "", to: &rest) }
    for category in entry.categories { SearchWords.write(category.label ?? category.term, to: &rest) }
    // An excerpt of the content would be found twice.
    let contents = entry.content.map(\.text).filter { $0.kind.isText }
    for text in contents { SearchWords.write(text.value, to: &rest) }
    if contents.allSatisfy(\.value.isEmpty), let summary = entry.summary {
      SearchWords.write(summary.value, to: &rest)
    }
    self.init(title: String(decoding: title, as: UTF8.self), text: String(decoding: rest, as: UTF8.self))
  }
}

extension Text.Kind {
  /// Not the base64 of a picture.
  fileprivate var isText: Bool {
    switch self {
    case .plain, .html, .xhtml: true
    case .media(let type): type.hasPrefix("text/")
    }
  }
}
