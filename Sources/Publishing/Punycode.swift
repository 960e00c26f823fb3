/// The ASCII form of a host's name (RFC 3492).
enum Punycode {
  /// `label` with the prefix of RFC 3490 and in lower case; itself when it is ASCII already or cannot be encoded. A port
  /// after it stays.
  static func label(_ label: String) -> String {
    guard let colon = label.lastIndex(of: ":") else { return encode(label) ?? label }
    return (encode(String(label[..<colon])) ?? String(label[..<colon])) + label[colon...]
  }

  private static func encode(_ label: String) -> String? {
    let input = label.lowercased().unicodeScalars.map(\.value)
    guard input.contains(where: { $0 >= 0x80 }), input.count < 64 else { return nil }
    var output = input.filter { $0 < 0x80 }.map { UInt8($0) }
    var handled = output.count
    let basic = handled
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var n: UInt32 = 128
    var delta = 0
    var bias = 72
    while handled < input.count {
      guard let next = input.filter({ $0 >= n }).min() else { return nil }
      delta += Int(next - n) * (handled + 1)
      n = next
      for value in input {
        if value < n { delta += 1 }
        guard value == n else { continue }
        var q = delta
        var k = 36
        while true {
          let t = min(max(k - bias, 1), 26)
          if q < t { break }
          output.append(digit(t + (q - t) % (36 - t)))
          q = (q - t) / (36 - t)
          k += 36
        }
        output.append(digit(q))
        bias = adapt(delta, points: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      n += 1
    }
    return "xn--" + String(decoding: output, as: UTF8.self)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? Int(UInt8(ascii: "a")) + value : Int(UInt8(ascii: "0")) + value - 26)
  }

  /// RFC 3492, section 6.1.
  private static func adapt(_ delta: Int, points: Int, isFirst: Bool) -> Int {
    var delta = delta / (isFirst ? 700 : 2)
    delta += delta / points
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
