/// A set of names by their hashes, which are spread well enough to be their own places.
struct HTMLNameSet: Sendable {
  /// 0 for an empty place.
  private var places: [UInt64]

  init(_ names: some Collection<String>) {
    var size = 16
    while size < names.count * 4 { size *= 2 }
    places = [UInt64](repeating: 0, count: size)
    for name in names {
      let hash = name.utf8.reduce(HTMLNames.emptyHash, HTMLNames.hash)
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = hash
    }
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      if places[place] == hash { return true }
      place = (place + 1) & (places.count - 1)
    }
    return false
  }
}
