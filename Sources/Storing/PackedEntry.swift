package import Syndication

/// An entry as the bytes that are stored. Made outside the transaction, which then only copies.
package struct PackedEntry: Sendable {
  let bytes: [UInt8]
  /// Equal when nothing at all of the entry has changed.
  package let hash: UInt64

  package init(_ entry: Entry) {
    var packer = Packer(capacity: 512)
    entry.pack(into: &packer)
    bytes = packer.bytes
    hash = StableHash.of(packer.bytes)
  }
}
