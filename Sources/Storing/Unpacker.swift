internal import FoundationEssentials

/// A record whose bytes are not what `Packer` writes.
struct DamagedRecord: Error, CustomStringConvertible {
  var description: String { "a stored record cannot be read" }
}

/// Reads what `Packer` wrote, field by field.
struct Unpacker {
  /// A field's number and its value, not yet read.
  struct Field {
    let number: UInt8
    fileprivate let kind: UInt8
    fileprivate let bits: UInt64
    fileprivate let bytes: [UInt8]
    fileprivate let range: Range<Int>
  }

  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  mutating func next() throws(DamagedRecord) -> Field? {
    guard index < end else { return nil }
    let key = bytes[index]
    index += 1
    var bits: UInt64 = 0
    var range = 0..<0
    switch key & 3 {
    case 0: bits = try varint()
    case 1:
      guard index + 8 <= end else { throw DamagedRecord() }
      for offset in 0..<8 { bits |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
      index += 8
    case 2:
      guard let length = Int(exactly: try varint()), length <= end - index else { throw DamagedRecord() }
      range = index..<index + length
      index += length
    default: throw DamagedRecord()
    }
    return Field(number: key >> 2, kind: key & 3, bits: bits, bytes: bytes, range: range)
  }

  private mutating func varint() throws(DamagedRecord) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < end, shift < 64 {
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw DamagedRecord()
  }

  fileprivate static func record(in field: Field) -> Unpacker { Unpacker(field.bytes, field.range) }
}

extension Unpacker.Field {
  var text: String { String(decoding: bytes[range], as: UTF8.self) }
  var int: Int { Int(truncatingIfNeeded: Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)) }
  var double: Double { Double(bitPattern: bits) }
  var date: Date { Date(timeIntervalSinceReferenceDate: double) }

  func value<Value: Packable>(_ type: Value.Type = Value.self) throws(DamagedRecord) -> Value {
    try Value(from: Unpacker.record(in: self))
  }
}
