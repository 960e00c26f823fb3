/// Sanitized markup as text for a terminal: paragraphs, lists, quotations, tables, and its links numbered.
///
/// It reads what the sanitizer wrote, every `<` and `&` of a text escaped; it is not a parser of HTML as found.
struct ReadableMarkup {
  private struct Block {
    var text = ""
    /// Before its first line, and before the others.
    var lead = ""
    var indent = ""
    var isAsWritten = false
    /// No empty line before it.
    var isClose = false
  }

  /// The addresses of its links, the first of which is number 1.
  private(set) var links: [String] = []
  private var blocks: [Block] = []
  private var current = Block()
  /// The lists that are open, with how many items they have had.
  private var lists: [(isOrdered: Bool, items: Int)] = []
  private var quotes = 0
  private var asWritten = 0
  private var openLinks: [String] = []

  private let isNumbering: Bool

  /// `isNumbering: false`: links leave no mark.
  init(_ html: String, isNumbering: Bool = true) {
    self.isNumbering = isNumbering
    var rest = Substring(html)
    while !rest.isEmpty {
      if rest.first == "<", let end = rest.firstIndex(of: ">") {
        take(tag: rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
        take(text: rest[..<end])
        rest = rest[end...]
      }
    }
    end(isClose: false)
  }

  func lines(width: Int) -> [String] {
    var lines: [String] = []
    for block in blocks {
      if !block.isClose, !lines.isEmpty { lines.append("") }
      let room = max(20, width - DisplayWidth.of(block.lead))
      let inner =
        block.isAsWritten
        ? block.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        : block.text.split(separator: "\n").flatMap { WrappedText.lines(String($0), width: room) }
      for (index, line) in inner.enumerated() { lines.append((index == 0 ? block.lead : block.indent) + line) }
    }
    return lines
  }

  private mutating func take(text: Substring) {
    if asWritten > 0 {
      current.text += CharacterReferences.decoded(text)
      return
    }
    let words = CharacterReferences.decoded(text)
    let isBreak = words.first?.isWhitespace ?? false
    let folded = words.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }).joined(separator: " ")
    if isBreak { space() }
    current.text += folded
    if !folded.isEmpty, words.last?.isWhitespace ?? false { space() }
  }

  private mutating func space() {
    if let last = current.text.last, last != " ", last != "\n" { current.text += " " }
  }

  private mutating func take(tag: Substring) {
    let isEnd = tag.first == "/"
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    switch name {
    case "br": current.text += "\n"
    case "a": isEnd ? endLink() : openLinks.append(attribute("href", of: tag) ?? "")
    case "img": picture(tag)
    case "iframe", "audio", "video", "source":
      if !isEnd, let address = attribute("src", of: tag), !links.contains(address) {
        links.append(address)
        current.text += "[\(name) \(links.count)]"
      }
    case "ul", "ol": isEnd ? endList() : beginList(isOrdered: name == "ol")
    case "li": isEnd ? end(isClose: true) : beginItem()
    case "blockquote":
      end(isClose: false)
      quotes = max(0, quotes + (isEnd ? -1 : 1))
      open()
    case "pre":
      end(isClose: false)
      asWritten = max(0, asWritten + (isEnd ? -1 : 1))
      open()
    case "tr": end(isClose: true)
    case "td", "th": if !isEnd, !current.text.isEmpty { current.text += " | " }
    case "dt", "dd", "figcaption", "caption": end(isClose: true)
    case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article", "figure", "hr", "dl", "address",
      "header", "footer", "details", "summary", "center", "main", "aside":
      end(isClose: false)
    default: break
    }
  }

  private mutating func endLink() {
    guard let address = openLinks.popLast(), isNumbering, !address.isEmpty, address.first != "#" else { return }
    if links.last != address { links.append(address) }
    while current.text.last == " " { current.text.removeLast() }
    current.text += "[\(links.count)]"
  }

  private mutating func picture(_ tag: Substring) {
    let words = attribute("alt", of: tag) ?? ""
    current.text += words.isEmpty ? "[picture]" : "[picture: \(words)]"
  }

  private mutating func beginList(isOrdered: Bool) {
    end(isClose: false)
    lists.append((isOrdered, 0))
  }

  private mutating func endList() {
    end(isClose: true)
    _ = lists.popLast()
    open()
  }

  private mutating func beginItem() {
    end(isClose: true)
    if !lists.isEmpty { lists[lists.count - 1].items += 1 }
    let mark = lists.last.map { $0.isOrdered ? "\($0.items). " : "- " } ?? "- "
    open()
    // Only a list that stands in none is set off.
    current.isClose = lists.count != 1 || lists[0].items > 1
    current.lead += mark
    current.indent += String(repeating: " ", count: mark.count)
  }

  /// Puts what stands open to the others, and begins anew at the same depth.
  private mutating func end(isClose: Bool) {
    while current.text.last == " " || current.text.last == "\n" { current.text.removeLast() }
    if !current.text.isEmpty {
      blocks.append(current)
      open()
      current.isClose = isClose
    } else if !isClose {
      current.isClose = false
    }
  }

  private mutating func open() {
    let depth = String(repeating: "> ", count: quotes) + String(repeating: "  ", count: max(0, lists.count - 1))
    current = Block(text: "", lead: depth, indent: depth, isAsWritten: asWritten > 0)
  }

  private func attribute(_ name: String, of tag: Substring) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
    return CharacterReferences.decoded(tag[start.upperBound...].prefix { $0 != "\"" })
  }
}
