/// What a reader had to put right in a document.
package struct Damage: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable, Comparable {
    /// Characters were wrong and the structure was not.
    case repaired
    /// The structure was wrong: tags missing, crossed or cut off.
    case recovered

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  package var kind: Kind
  /// Counted from 1; 0 when the place is not known.
  package var line: Int
  /// A sentence.
  package var message: String

  static func tooDeep(_ limit: Int) -> Damage {
    Damage(kind: .recovered, line: 0, message: "Elements are nested more than \(limit) deep: only their text is kept.")
  }
}
