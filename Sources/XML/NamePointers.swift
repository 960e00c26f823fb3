/// Indices of names by the addresses of their parts, which libxml2's dictionary makes unique within a document.
struct NamePointers {
  private struct Slot {
    var local: UInt = 0
    var prefix: UInt = 0
    var namespace: UInt = 0
    var index: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 128)
  private var count = 0

  @inline(__always)
  mutating func index(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ builder: inout TreeBuilder
  ) -> Int32 {
    let key = (UInt(bitPattern: local), UInt(bitPattern: prefix), UInt(bitPattern: namespace))
    let slot = find(key)
    if slots[slot].index >= 0 { return slots[slot].index }
    let name = unsafe Tree.Name(
      String(cString: local), prefix: prefix.map { unsafe String(cString: $0) },
      namespace: namespace.map { unsafe String(cString: $0) })
    return insert(key, builder.add(name))
  }

  /// The slot that holds the key, or the empty one where it belongs.
  @inline(__always)
  private func find(_ key: (UInt, UInt, UInt)) -> Int {
    let mask = slots.count - 1
    // Each part alone may be what tells names apart: thousands of prefixes for one name.
    let hash = ((key.0 ^ key.1 &* 0xC2B2_AE3D_27D4_EB4F) &* 31 ^ key.2) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot].index >= 0
      && (slots[slot].local != key.0 || slots[slot].namespace != key.2 || slots[slot].prefix != key.1)
    {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func insert(_ key: (UInt, UInt, UInt), _ index: Int32) -> Int32 {
    if 2 * count >= slots.count {
      let old = slots
      slots = [Slot](repeating: Slot(), count: 2 * old.count)
      for slot in old where slot.index >= 0 { slots[find((slot.local, slot.prefix, slot.namespace))] = slot }
    }
    slots[find(key)] = Slot(local: key.0, prefix: key.1, namespace: key.2, index: index)
    count += 1
    return index
  }
}
