/// What became of a new entry's candidates.
package struct Decision: Sendable {
  package struct Finding: Sendable {
    package let entry: Int64
    package let story: Int64
    package let reason: Reason
  }

  /// The entries that it is one article with. Their stories become one.
  package var joins: [Finding] = []
  /// Candidates that are something else, and why.
  package var refused: [Finding] = []
}
