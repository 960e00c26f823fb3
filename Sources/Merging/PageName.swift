/// The last part of an address as words and numbers.
struct PageName {
  private let words: Set<Substring>
  private let numbers: [Substring]

  init(_ slug: String) {
    let text = slug[...]
    words = Set(text.split { !$0.isLetter })
    numbers = text.split { !($0.isASCII && $0.isNumber) }
  }

  /// Most words and all numbers are the same.
  func isLike(_ other: PageName) -> Bool {
    guard numbers == other.numbers, min(words.count, other.words.count) >= 3 else { return false }
    return Double(words.intersection(other.words).count) >= 0.6 * Double(words.union(other.words).count)
  }
}
