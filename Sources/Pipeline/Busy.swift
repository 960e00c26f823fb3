/// Another run is at work in the same project. Thrown; exit code 75.
package struct Busy: Error, Sendable, CustomStringConvertible {
  package var directory: String

  package var description: String {
    "another feedmill is at work in \(directory); this one did nothing. Run it again when the other is done"
  }
}
