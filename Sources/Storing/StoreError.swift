internal import GRDB

/// Why the store cannot be used: a sentence that says what is wrong, where, and what to do.
package enum StoreError: Error, Hashable {
  case locked(path: String)
  case corrupt(path: String, detail: String)
  case newer(path: String)
  case unwritable(path: String, detail: String)
  case full(path: String)
  case failed(path: String, detail: String)

  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, detail: "\(error)")
      return
    }
    let detail = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, detail: detail)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .unwritable(path: path, detail: detail)
    case .SQLITE_FULL: self = .full(path: path)
    default: self = .failed(path: path, detail: detail)
    }
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .locked(let path):
      "The database \(path) is in use by another program. Wait for it or end it, then try again."
    case .corrupt(let path, let detail):
      "The database \(path) is damaged (\(detail)). Put back a copy of it, or move it away to begin anew."
    case .newer(let path):
      "The database \(path) was written by a newer Feedmill. Update this one, or use another directory."
    case .unwritable(let path, let detail):
      "The database \(path) cannot be opened for writing (\(detail)). Check that its folder exists and is yours."
    case .full(let path):
      "The disk that holds the database \(path) is full. Free some space, then try again."
    case .failed(let path, let detail):
      "The database \(path) failed: \(detail)."
    }
  }
}
