/// A field that several elements can fill. The lowest rank wins.
struct Choice<Value> {
  private(set) var value: Value?
  private var rank = Int.max

  /// The value, without a copy; none is left.
  mutating func take() -> Value? {
    var taken: Value?
    swap(&taken, &value)
    return taken
  }

  /// Of one rank, the first wins.
  mutating func offer(_ value: Value?, rank: Int = 0) {
    guard rank < self.rank, let value else { return }
    self.value = value
    self.rank = rank
  }

  /// Of one rank, the last wins.
  mutating func replace(_ value: Value?, rank: Int = 0) {
    guard rank <= self.rank, let value else { return }
    self.value = value
    self.rank = rank
  }
}
