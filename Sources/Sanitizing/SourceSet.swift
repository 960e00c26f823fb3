import Syndication

/// The value of a `srcset` attribute (HTML standard, section 4.8.4.2.2).
enum SourceSet {
  /// The candidates that may be loaded, made absolute; nil if none is left.
  static func safe(_ value: String, base: String?) -> String? {
    var candidates: [String] = []
    for candidate in candidatesOf(value) {
      guard let address = Address.safe(candidate.address, base: base, schemes: Policy.mediaSchemes) else { continue }
      candidates.append(written(address, candidate.descriptor))
    }
    return candidates.isEmpty ? nil : candidates.joined(separator: ", ")
  }

  /// The same with every candidate, for markup that is only resolved.
  static func resolving(_ value: String, base: String?) -> String {
    candidatesOf(value).map { written(IRI.resolve($0.address, against: base), $0.descriptor) }.joined(separator: ", ")
  }

  /// A comma would end the address for some readers, and does at its end for all.
  private static func written(_ address: String, _ descriptor: String) -> String {
    let address = address.utf8.contains(UInt8(ascii: ",")) ? address.replacing(",", with: "%2C") : address
    return descriptor.isEmpty ? address : address + " " + descriptor
  }

  private static func candidatesOf(_ value: String) -> [(address: String, descriptor: String)] {
    var candidates: [(String, String)] = []
    var rest = Substring(value).utf8
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { return candidates }
      var address = rest.prefix { !isSpace($0) }
      rest = rest[address.endIndex...]
      if address.last == UInt8(ascii: ",") {
        while address.last == UInt8(ascii: ",") { address.removeLast() }
        candidates.append((String(Substring(address)), ""))
        continue
      }
      rest = rest.drop(while: isSpace)
      var depth = 0
      let descriptor = rest.prefix { byte in
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        return byte != UInt8(ascii: ",") || depth > 0
      }
      rest = rest[descriptor.endIndex...]
      if let descriptor = descriptorOf(Substring(descriptor)) {
        candidates.append((String(Substring(address)), descriptor))
      }
    }
  }

  /// Empty for none; nil for one that makes browsers skip the candidate.
  private static func descriptorOf(_ text: Substring) -> String? {
    let tokens = text.split { $0.isWhitespace }
    guard let first = tokens.first(where: { !$0.hasSuffix("h") || tokens.count == 1 }) else { return "" }
    guard let unit = first.last, unit == "w" || unit == "x",
      first.dropLast().allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), first.count > 1
    else { return nil }
    return String(first)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0xA || byte == 0x9 || byte == 0xD || byte == 0xC
  }
}
