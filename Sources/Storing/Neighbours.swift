/// Entries that an entry's address and title lead to, the newest first.
package struct Neighbours: Sendable, Hashable {
  package var atAddress: [Int64] = []
  package var titled: [Int64] = []
}
