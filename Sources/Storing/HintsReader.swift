internal import FoundationEssentials
internal import Syndication

/// Hints as they are stored. Many feeds give the same, and reading JSON costs more than the rest of a row.
struct HintsReader {
  private var known: [String: UpdateHints] = [:]

  mutating func hints(_ text: String?) throws -> UpdateHints {
    guard let text else { return UpdateHints() }
    if let hints = known[text] { return hints }
    let hints = try JSONDecoder().decode(UpdateHints.self, from: Data(text.utf8))
    known[text] = hints
    return hints
  }
}
