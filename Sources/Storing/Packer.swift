internal import FoundationEssentials

/// Writes a record: fields of a number, each with its kind, so that a reader can pass over what it does not know.
///
///     field = key (number << 2 | kind), value
///     kind 0: zigzag varint    1: 8 bytes, little-endian    2: varint length, bytes
///
/// An absent value is an absent field.
struct Packer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func put(_ field: UInt8, _ text: String?) {
    guard let text else { return }
    bytes.append(field << 2 | 2)
    let utf8 = text.utf8
    putVarint(UInt64(utf8.count))
    bytes.append(contentsOf: utf8)
  }

  mutating func put(_ field: UInt8, _ number: Int?) {
    guard let number else { return }
    bytes.append(field << 2)
    putVarint(UInt64(bitPattern: Int64(number << 1 ^ number >> 63)))
  }

  mutating func put(_ field: UInt8, _ number: Double?) {
    guard let number else { return }
    bytes.append(field << 2 | 1)
    let bits = number.bitPattern
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
  }

  mutating func put(_ field: UInt8, _ date: Date?) {
    put(field, date?.timeIntervalSinceReferenceDate)
  }

  mutating func put<Value: Packable>(_ field: UInt8, _ value: Value?) {
    guard let value else { return }
    var inner = Packer()
    value.pack(into: &inner)
    bytes.append(field << 2 | 2)
    putVarint(UInt64(inner.bytes.count))
    bytes.append(contentsOf: inner.bytes)
  }

  mutating func put<Value: Packable>(_ field: UInt8, _ values: [Value]) {
    for value in values { put(field, value) }
  }

  private mutating func putVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// A value that is kept as a record.
protocol Packable {
  func pack(into packer: inout Packer)
  init(from record: Unpacker) throws(DamagedRecord)
}
