/// The newest pairs of a `KeyIndex`, in memory, in sixteen slices of the keys.
struct FreshKeys {
  /// A step that the next process makes again from its record.
  enum Change {
    case inserted(key: Int64, entry: Int64)
    case removed(key: Int64, entry: Int64)
    /// All pairs of a slice have moved into the table.
    case settled(slice: Int)
  }

  /// Nearly all keys have one entry, which then costs no array.
  private struct Slice {
    var first: [Int64: Int64] = [:]
    var more: [Int64: [Int64]] = [:]
    var count = 0
  }

  private var slices = [Slice](repeating: Slice(), count: 16)
  private let keyBits: Int
  /// Bytes of all records, of which those of pairs that are still here are a part.
  var recordedBytes = 0
  /// What the current transaction did, in its order.
  var changes: [Change] = []

  /// `capacity`: pairs that are about to come.
  init(keyBits: Int, capacity: Int) {
    self.keyBits = keyBits
    for index in slices.indices { slices[index].first.reserveCapacity(capacity / slices.count) }
  }

  var count: Int { slices.reduce(0) { $0 + $1.count } }

  func slice(of key: Int64) -> Int { Int(truncatingIfNeeded: key >> (keyBits - 4)) & 15 }

  /// In no order.
  func entries(_ key: Int64) -> [Int64] {
    let index = slice(of: key)
    guard let entry = slices[index].first[key] else { return [] }
    return [entry] + (slices[index].more[key] ?? [])
  }

  /// False when the pair is there already.
  mutating func insert(_ key: Int64, _ entry: Int64) -> Bool {
    let index = slice(of: key)
    if let known = slices[index].first[key] {
      if known == entry || slices[index].more[key]?.contains(entry) == true { return false }
      slices[index].more[key, default: []].append(entry)
    } else {
      slices[index].first[key] = entry
    }
    slices[index].count += 1
    return true
  }

  /// False when the pair is not there.
  mutating func remove(_ key: Int64, _ entry: Int64) -> Bool {
    var rest = entries(key)
    guard let place = rest.firstIndex(of: entry) else { return false }
    rest.remove(at: place)
    let index = slice(of: key)
    slices[index].first[key] = rest.first
    slices[index].more[key] = rest.count > 1 ? Array(rest.dropFirst()) : nil
    slices[index].count -= 1
    return true
  }

  /// Forgets the slice with the most pairs and returns them, ascending.
  mutating func takeFullest() -> (slice: Int, pairs: [(key: Int64, entry: Int64)]) {
    let fullest = slices.indices.max { slices[$0].count < slices[$1].count } ?? 0
    let pairs = pairs(of: fullest)
    slices[fullest] = Slice()
    return (fullest, pairs.sorted { $0 < $1 })
  }

  var pairs: [(key: Int64, entry: Int64)] { slices.indices.flatMap(pairs) }

  private func pairs(of slice: Int) -> [(key: Int64, entry: Int64)] {
    var pairs = slices[slice].first.map { (key: $0.key, entry: $0.value) }
    for (key, entries) in slices[slice].more { pairs += entries.map { (key: key, entry: $0) } }
    return pairs
  }
}
