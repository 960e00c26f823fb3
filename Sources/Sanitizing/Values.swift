extension Fragment {
  /// The attributes of one element that the policy knows, in document order.
  struct Values {
    private(set) var list: [(attribute: Attributes, value: ArraySlice<UInt8>)] = []

    init(capacity: Int) { if capacity > 0 { list.reserveCapacity(capacity) } }

    mutating func append(_ attribute: Attributes, _ value: ArraySlice<UInt8>) {
      list.append((attribute, value))
    }

    subscript(_ attribute: Attributes) -> ArraySlice<UInt8>? {
      for item in list where item.attribute == attribute { return item.value }
      return nil
    }
  }
}
