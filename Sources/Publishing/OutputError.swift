package import Files

/// Our own misfortune: an output file could not be published. Whatever stood there before still stands.
package enum OutputError: Error, Sendable, Hashable {
  /// A rendered file breaks a rule of its format.
  case invalid(path: String, problem: String)
  case unwritable(FileError)
  /// The new feed has so few entries beside the old one that something is likely to be wrong.
  case shrunk(path: String, from: Int, to: Int)
}

extension OutputError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalid(let path, let problem):
      "\(path) was not replaced, since the new version is not valid: \(problem). The old file is still published;"
        + " please report this as a bug of Feedmill."
    case .shrunk(let path, let old, let new):
      "\(path) was not replaced, since it would shrink from \(old) entries to \(new), by more than max-shrink allows."
        + " The old file is still published; if that is right, run: feedmill publish --force"
    case .unwritable(let error):
      "\(error). What was published before still is."
    }
  }
}
