/// The lines of a file, counted when first asked for. Lines end with LF, CR LF or CR.
struct LineNumbers {
  private let bytes: [UInt8]
  private lazy var starts = LineNumbers.starts(bytes)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Counted from 1.
  mutating func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func starts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for index in bytes.indices {
      let isEnd =
        bytes[index] == .newline
        || bytes[index] == .carriageReturn && !(index + 1 < bytes.count && bytes[index + 1] == .newline)
      if isEnd { starts.append(index + 1) }
    }
    return starts
  }
}
