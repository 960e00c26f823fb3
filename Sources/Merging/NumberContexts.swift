/// The numbers of a text, each under the two words before it: texts made from one template differ here.
struct NumberContexts: Sendable {
  /// Context and value, ascending, each pair once.
  private let pairs: [(context: UInt64, value: UInt64)]

  init(_ units: Units) {
    var pairs: [(context: UInt64, value: UInt64)] = []
    var previous: UInt64?
    var last: UInt64?
    var index = 0
    while index < units.count {
      guard units.traits[index].contains(.digit) else {
        previous = last
        last = units.hashes[index]
        index += 1
        continue
      }
      var value: UInt64 = 7
      while index < units.count, units.traits[index].contains(.digit) {
        value = Title.pair(value, units.hashes[index])
        index += 1
      }
      if let previous, let last { pairs.append((Title.pair(previous, last), value)) }
    }
    pairs.sort { $0.context == $1.context ? $0.value < $1.value : $0.context < $1.context }
    var unique: [(context: UInt64, value: UInt64)] = []
    unique.reserveCapacity(pairs.count)
    for pair in pairs where unique.last.map({ $0 != pair }) ?? true { unique.append(pair) }
    self.pairs = unique
  }

  /// How many contexts that both texts have carry the same number in both, and how many do not.
  func compare(_ other: NumberContexts) -> (agreeing: Int, conflicting: Int) {
    var agreeing = 0
    var conflicting = 0
    var left = 0
    var right = 0
    while left < pairs.count, right < other.pairs.count {
      let context = pairs[left].context
      if context < other.pairs[right].context {
        left += 1
      } else if context > other.pairs[right].context {
        right += 1
      } else {
        let leftEnd = end(of: context, from: left)
        let rightEnd = other.end(of: context, from: right)
        if NumberContexts.shareValue(pairs[left..<leftEnd], other.pairs[right..<rightEnd]) {
          agreeing += 1
        } else {
          conflicting += 1
        }
        left = leftEnd
        right = rightEnd
      }
    }
    return (agreeing, conflicting)
  }

  private typealias Pairs = ArraySlice<(context: UInt64, value: UInt64)>

  /// Both ascend.
  private static func shareValue(_ first: Pairs, _ second: Pairs) -> Bool {
    var left = first.startIndex
    var right = second.startIndex
    while left < first.endIndex, right < second.endIndex {
      let (a, b) = (first[left].value, second[right].value)
      if a == b { return true }
      if a < b { left += 1 } else { right += 1 }
    }
    return false
  }

  private func end(of context: UInt64, from index: Int) -> Int {
    var end = index
    while end < pairs.count, pairs[end].context == context { end += 1 }
    return end
  }
}
