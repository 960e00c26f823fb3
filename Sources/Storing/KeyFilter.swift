internal import FoundationEssentials
internal import GRDB

/// Which keys the table of a `KeyIndex` may hold, a bit for each: most keys that are asked for are not there, and the
/// answer then costs no search in the table.
///
/// Two bits a key, of eight to sixteen a key that there are; that both are set proves nothing. Bits of pairs that were
/// deleted stay until the next doubling.
struct KeyFilter {
  private struct Slice {
    var bits: [UInt8]
    /// Pairs that are in the table, and some that were.
    var count: Int
  }

  private let table: String
  private let keyBits: Int
  private var slices = [Slice?](repeating: nil, count: 16)

  init(table: String, keyBits: Int) {
    self.table = table
    self.keyBits = keyBits
  }

  /// `slice` is the key's.
  mutating func mayHold(_ key: Int64, in slice: Int, of database: Database) throws -> Bool {
    if slices[slice] == nil { slices[slice] = try load(slice, from: database) }
    guard let bits = slices[slice]?.bits else { return true }
    let (first, second) = KeyFilter.places(of: key, among: bits)
    return bits[first >> 3] >> (first & 7) & bits[second >> 3] >> (second & 7) & 1 == 1
  }

  /// The pairs have come into the table.
  mutating func insert(_ pairs: [(key: Int64, entry: Int64)], into slice: Int, of database: Database) throws {
    var state = try slices[slice] ?? load(slice, from: database)
    slices[slice] = nil  // Or the change would copy it all.
    state.count += pairs.count
    if state.count > state.bits.count {
      state = try build(slice, from: database)
    } else {
      for pair in pairs { KeyFilter.set(pair.key, in: &state.bits) }
    }
    slices[slice] = state
    try store(state, of: slice, in: database)
  }

  /// A power of two bytes. Keys may be near each other: their bits are not.
  @inline(__always)
  private static func places(of key: Int64, among bits: [UInt8]) -> (Int, Int) {
    let mask = bits.count * 8 - 1
    let mixed = UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
    let again = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
    return (Int(truncatingIfNeeded: mixed >> 24) & mask, Int(truncatingIfNeeded: again >> 24) & mask)
  }

  private static func set(_ key: Int64, in bits: inout [UInt8]) {
    let (first, second) = places(of: key, among: bits)
    bits[first >> 3] |= 1 << UInt8(first & 7)
    bits[second >> 3] |= 1 << UInt8(second & 7)
  }

  /// Makes all filters of a table from the table.
  static func rebuild(_ table: String, keyBits: Int, in database: Database) throws {
    let filter = KeyFilter(table: table, keyBits: keyBits)
    for slice in filter.slices.indices {
      try filter.store(filter.build(slice, from: database), of: slice, in: database)
    }
  }

  private func load(_ slice: Int, from database: Database) throws -> Slice {
    let statement = try database.cachedStatement(
      sql: "SELECT pairs, bits FROM keyFilter WHERE ofTable = ? AND slice = ?")
    if let row = try Row.fetchOne(statement, arguments: [table, slice]) {
      let bits: Data = row[1]
      return Slice(bits: [UInt8](bits), count: row[0])
    }
    let slice = (number: slice, state: try build(slice, from: database))
    try store(slice.state, of: slice.number, in: database)
    return slice.state
  }

  /// From the table itself: a byte for each pair, and room for as many again.
  private func build(_ slice: Int, from database: Database) throws -> Slice {
    let first = Int64(slice) << Int64(keyBits - 4)
    let keys = [first, first + (1 << Int64(keyBits - 4) - 1)]
    let count =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM \(table) WHERE key BETWEEN ? AND ?", arguments: StatementArguments(keys))
      ?? 0
    var size = 1024
    while size < count * 5 / 4 { size *= 2 }
    var state = Slice(bits: [UInt8](repeating: 0, count: size), count: count)
    let found = try Int64.fetchCursor(
      database, sql: "SELECT key FROM \(table) WHERE key BETWEEN ? AND ?", arguments: StatementArguments(keys))
    while let key = try found.next() { KeyFilter.set(key, in: &state.bits) }
    return state
  }

  private func store(_ state: Slice, of slice: Int, in database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO keyFilter (ofTable, slice, pairs, bits) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [table, slice, state.count, Data(state.bits)])
  }
}
