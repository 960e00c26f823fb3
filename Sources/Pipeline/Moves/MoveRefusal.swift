/// Why an address is not changed as the owner asked. Thrown; exit code 1.
package struct MoveRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}
