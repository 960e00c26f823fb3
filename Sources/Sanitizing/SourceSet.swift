import Syndication

/// The value of a `srcset` attribute (HTML standard, section 4.8.4.2.2).
enum SourceSet {
  /// Pages have up to a dozen candidates; past this it is an attack.
  private static let limit = 100

  private typealias Candidate = (address: ArraySlice<UInt8>, descriptor: ArraySlice<UInt8>)

  /// The candidates that may be loaded, made absolute; nil if none is left.
  static func safe(_ value: ArraySlice<UInt8>, base: IRI.Base?) -> ArraySlice<UInt8>? {
    let set = write(value) { Address.safe($0, base: base, schemes: Policy.mediaSchemes) }
    return set.isEmpty ? nil : set[...]
  }

  /// The same with every candidate, for markup that is only resolved.
  static func resolving(_ value: String, base: IRI.Base?) -> String {
    let set = write(Array(value.utf8)[...]) { Address.resolve($0, base: base) }
    return String(decoding: set, as: UTF8.self)
  }

  private static func write(
    _ value: ArraySlice<UInt8>, _ address: (ArraySlice<UInt8>) -> ArraySlice<UInt8>?
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(value.count * 2)
    for candidate in candidates(of: value) {
      guard let address = address(candidate.address) else { continue }
      if !output.isEmpty { output += ", ".utf8 }
      for byte in address {
        // A comma would end the address for some readers, and does at its end for all.
        if byte == UInt8(ascii: ",") { output += "%2C".utf8 } else { output.append(byte) }
      }
      if !candidate.descriptor.isEmpty {
        output.append(0x20)
        output += candidate.descriptor
      }
    }
    return output
  }

  private static func candidates(of value: ArraySlice<UInt8>) -> [Candidate] {
    var candidates: [Candidate] = []
    var rest = value
    while true {
      rest = rest.drop { $0.isSpace || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty, candidates.count < limit else { return candidates }
      var address = rest.prefix { !$0.isSpace }
      rest = rest[address.endIndex...]
      if address.last == UInt8(ascii: ",") {
        while address.last == UInt8(ascii: ",") { address.removeLast() }
        candidates.append((address, []))
        continue
      }
      var depth = 0
      let descriptors = rest.prefix { byte in
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        return byte != UInt8(ascii: ",") || depth > 0
      }
      rest = rest[descriptors.endIndex...]
      if let descriptor = descriptor(in: descriptors) { candidates.append((address, descriptor)) }
    }
  }

  /// Its width or density; empty for none, nil for one that makes browsers skip the candidate.
  private static func descriptor(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var tokens = text.split(whereSeparator: \.isSpace)
    if tokens.count == 2 { tokens.removeAll { $0.last == UInt8(ascii: "h") } }
    guard let first = tokens.first else { return [] }
    guard tokens.count == 1, first.count > 1, first.last == UInt8(ascii: "w") || first.last == UInt8(ascii: "x"),
      first.dropLast().allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") })
    else { return nil }
    return first
  }
}
