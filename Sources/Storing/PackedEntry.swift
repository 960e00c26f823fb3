package import Syndication

/// An entry as the bytes that are stored. Made outside the transaction, which then only copies.
package struct PackedEntry: Sendable {
  package let bytes: [UInt8]
  /// Equal when nothing at all of the entry has changed.
  package let hash: UInt64

  package init(_ entry: Entry) {
    var packer = Packer(capacity: 512)
    entry.pack(into: &packer)
    self.init(bytes: packer.bytes)
  }

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    hash = StableHash.of(bytes)
  }

  /// Throws when the bytes are not those of an entry.
  package func unpacked() throws -> Entry { try Entry(from: Unpacker(bytes)) }
}
