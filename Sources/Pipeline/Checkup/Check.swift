/// One thing that `doctor` looked at.
package struct Check: Sendable, Hashable {
  package enum Result: String, Sendable {
    case ok, warning, error
  }

  /// What can be done about it without asking: nothing of it loses anything.
  package enum Mend: Sendable, Hashable {
    case makeFolder(String)
    case removeFiles([String])
    case rebuildSearch
    case emptyLog
    /// Takes the right to write from all but the owner.
    case protect(String)
  }

  /// What was looked at: `list`, `configuration`, `folder`, `store`, …
  package var name: String
  package var result: Result
  /// What was found, in a sentence.
  package var message: String
  /// What to do, in a sentence; nil when there is nothing to do.
  package var advice: String?
  package var mend: Mend?

  init(_ name: String, _ result: Result, _ message: String, advice: String? = nil, mend: Mend? = nil) {
    self.name = name
    self.result = result
    self.message = message
    self.advice = advice
    self.mend = mend
  }
}
