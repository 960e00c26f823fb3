/// What the owner wrote names no entry, or several.
package enum EntryNotNamed: Error, Hashable {
  case unknown(String)
  case ambiguous(String, [EntryMention])
  case alone(EntryMention)
  case sameStory(EntryMention, EntryMention)
}

extension EntryNotNamed: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknown(let text):
      "No entry is known as '\(text)'. Give an entry's address, its id, a story's id, or a number as #17; "
        + "'feedmill search' finds it by its words."
    case .ambiguous(let text, let entries):
      "'\(text)' names \(entries.count) entries. Say which:\n" + entries.map { "  \($0)" }.joined(separator: "\n")
    case .alone(let entry): "\(entry) is alone in its story: there is nothing to split."
    case .sameStory(let entry, let other): "\(entry) and \(other) are in one story already."
    }
  }
}
