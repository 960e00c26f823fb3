/// A size for a person.
package enum ByteCount {
  /// `512 bytes`, `1.5 MB`: in powers of 1,000, as disks and df -H count.
  package static func text(_ bytes: Int) -> String {
    guard bytes >= 1_000 else { return "\(bytes) bytes" }
    var value = Double(bytes)
    var unit = 0
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
    while value >= 1_000, unit < units.count - 1 {
      value /= 1_000
      unit += 1
    }
    let tenths = Int((value * 10).rounded(.down))
    return value < 10 ? "\(tenths / 10).\(tenths % 10) \(units[unit])" : "\(tenths / 10) \(units[unit])"
  }
}
