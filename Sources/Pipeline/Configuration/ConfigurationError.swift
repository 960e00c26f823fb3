import Yams

/// A feedmill.yaml that says something we do not understand.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  package var path: String
  /// From 1; nil where the mistake has no one line.
  package var line: Int?
  package var message: String

  package init(_ message: String, path: String, line: Int?) {
    self.message = message
    self.path = path
    self.line = line
  }

  init(_ error: YamlError, path: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init("this is not YAML: \(problem)", path: path, line: mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      self.init("given twice: \(names)", path: path, line: context.mark.line)
    default:
      self.init("this is not YAML: \(error)", path: path, line: nil)
    }
  }

  package var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}
