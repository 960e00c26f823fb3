internal import FoundationEssentials
internal import GRDB

/// The values of a row from left to right: in a hot loop, looking columns up by their names costs more than the row.
struct RowReader {
  private let row: Row
  private var index = 0

  init(_ row: Row) { self.row = row }

  private mutating func next() -> Int {
    defer { index += 1 }
    return index
  }

  mutating func text() -> String? { row[next()] }
  mutating func integer() -> Int64? { row[next()] }
  mutating func int() -> Int? { row[next()] }
  mutating func double() -> Double? { row[next()] }
  mutating func bytes() -> Data? { row[next()] }
  /// Null is false.
  mutating func bool() -> Bool { int() ?? 0 != 0 }
  mutating func date() -> Date? { double().map(Date.init(timeIntervalSince1970:)) }
}
