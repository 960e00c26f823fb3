/// A text as the windows of a few words that slide over it.
struct Shingles: Sendable {
  /// Upper halves of 64-bit hashes, in the text's order.
  let ordered: [UInt32]
  /// The same, ascending, each once.
  let unique: [UInt32]

  var isEmpty: Bool { unique.isEmpty }

  /// A window weighs 3 words or 5 characters of an unspaced script.
  init(_ units: Units) {
    // One or two words are no text.
    guard units.count >= 3 else {
      ordered = []
      unique = []
      return
    }
    let full = 30
    var ordered: [UInt32] = []
    ordered.reserveCapacity(units.count)
    let hashes = units.hashes
    var end = 0
    var weight = 0
    for start in 0..<units.count {
      while end < units.count, weight < full {
        weight += Shingles.weight(units.traits[end])
        end += 1
      }
      if weight < full { break }
      ordered.append(Shingles.hash(hashes, start..<end))
      weight -= Shingles.weight(units.traits[start])
    }
    if ordered.isEmpty { ordered.append(Shingles.hash(units.hashes, 0..<units.count)) }
    self.ordered = ordered
    let sorted = Shingles.sorted(ordered)
    var unique: [UInt32] = []
    unique.reserveCapacity(ordered.count)
    var last: UInt32?
    for hash in sorted where hash != last {
      unique.append(hash)
      last = hash
    }
    self.unique = unique
  }

  /// By radix: hashes are evenly spread, and this takes a third of a sort's time.
  private static func sorted(_ hashes: [UInt32]) -> [UInt32] {
    guard hashes.count > 48 else { return hashes.sorted() }
    var source = hashes
    var target = hashes
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      var ends = [Int32](repeating: 0, count: 257)
      for hash in source { ends[Int(hash >> shift & 0xFF) + 1] += 1 }
      for bucket in 1..<257 { ends[bucket] += ends[bucket - 1] }
      for hash in source {
        let bucket = Int(hash >> shift & 0xFF)
        target[Int(ends[bucket])] = hash
        ends[bucket] += 1
      }
      swap(&source, &target)
    }
    return source
  }

  private static func weight(_ traits: Units.Traits) -> Int { traits.contains(.unspaced) ? 6 : 10 }

  @inline(__always)
  private static func hash(_ hashes: [UInt64], _ range: Range<Int>) -> UInt32 {
    var value: UInt64 = 0x2545_F491_4F6C_DD1D
    for index in range {
      value = (value ^ hashes[index]) &* 0x9FB2_1C65_1E98_DF25
      value ^= value >> 29
    }
    return UInt32(truncatingIfNeeded: value >> 32)
  }

  /// Those by which copies find each other: the smallest of the opening and of the lead, which a teaser keeps, and of
  /// the whole.
  var samples: [UInt32] {
    var samples: [UInt32] = []
    samples.reserveCapacity(24)
    samples += unique.prefix(12)
    Shingles.addSmallest(3, of: ordered.prefix(16), to: &samples)
    Shingles.addSmallest(4, of: ordered.prefix(48), to: &samples)
    samples.sort()
    return samples
  }

  /// The `count` smallest different hashes, those that `samples` does not have.
  private static func addSmallest(_ count: Int, of hashes: ArraySlice<UInt32>, to samples: inout [UInt32]) {
    var floor: UInt32?
    for _ in 0..<count {
      var least: UInt32?
      for hash in hashes where hash > floor ?? 0 || floor == nil {
        if hash < least ?? .max || least == nil { least = hash }
      }
      guard let least else { return }
      if !samples.contains(least) { samples.append(least) }
      floor = least
    }
  }

  /// Shingles that both texts have.
  func intersection(_ other: Shingles) -> [UInt32] {
    var common: [UInt32] = []
    var left = 0
    var right = 0
    while left < unique.count, right < other.unique.count {
      let a = unique[left]
      let b = other.unique[right]
      if a == b { common.append(a) }
      left += a <= b ? 1 : 0
      right += b <= a ? 1 : 0
    }
    return common
  }

  func commonCount(_ other: Shingles) -> Int {
    var count = 0
    var left = 0
    var right = 0
    while left < unique.count, right < other.unique.count {
      let a = unique[left]
      let b = other.unique[right]
      if a == b { count += 1 }
      left += a <= b ? 1 : 0
      right += b <= a ? 1 : 0
    }
    return count
  }

  func contains(_ hash: UInt32) -> Bool {
    var low = 0
    var high = unique.count
    while low < high {
      let middle = (low + high) / 2
      if unique[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < unique.count && unique[low] == hash
  }

  /// Share of the first `count` shingles of this text that are in the other.
  func leadShare(in other: Shingles, count: Int) -> Double {
    let lead = ordered.prefix(count)
    guard !lead.isEmpty else { return 0 }
    return Double(lead.count { other.contains($0) }) / Double(lead.count)
  }
}
