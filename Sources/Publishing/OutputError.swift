/// Our own misfortune: an output file could not be published. Whatever stood there before still stands.
package enum OutputError: Error, Sendable, Hashable {
  /// A rendered file breaks a rule of its format.
  case invalid(path: String, problem: String)
  case unwritable(path: String, reason: String, advice: String)
}

extension OutputError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalid(let path, let problem):
      "\(path) was not replaced: the new version is not valid (\(problem)). The old file is still published;"
        + " please report this as a bug of Feedmill."
    case .unwritable(let path, let reason, let advice):
      "\(path) cannot be written: \(reason). \(advice)"
    }
  }
}
