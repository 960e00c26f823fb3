package import Files

/// Our own misfortune: an output file could not be published. Whatever stood there before still stands.
package enum OutputError: Error, Sendable, Hashable {
  /// A rendered file breaks a rule of its format.
  case invalid(path: String, problem: String)
  case unwritable(FileError)
}

extension OutputError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalid(let path, let problem):
      "\(path) was not replaced, since the new version is not valid: \(problem). The old file is still published;"
        + " please report this as a bug of Feedmill."
    case .unwritable(let error):
      "\(error). What was published before still is."
    }
  }
}
