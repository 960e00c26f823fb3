/// Why a subscription list cannot be read or edited: the owner has to mend something first.
package struct OPMLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the owner calls the file.
  package var file: String
  /// Counted from 1; nil when the whole file is meant.
  package var line: Int?
  package var problem: String
  /// What to do about it.
  package var advice: String

  package init(file: String, line: Int? = nil, problem: String, advice: String) {
    self.file = file
    self.line = line
    self.problem = problem
    self.advice = advice
  }

  /// `feeds.opml:12: the file ends inside <body>. Restore it from feeds.opml.bak ...`
  package var description: String {
    file + (line.map { ":\($0)" } ?? "") + ": " + problem + ". " + advice
  }
}
