/// A field that several elements can fill. The lowest rank wins, then the first.
struct Choice<Value> {
  private(set) var value: Value?
  private var rank = Int.max

  mutating func offer(_ value: Value?, rank: Int = 0) {
    guard rank < self.rank, let value else { return }
    self.value = value
    self.rank = rank
  }
}
