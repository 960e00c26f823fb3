internal import Syndication

/// A name and an address that share one string, as RSS has them.
extension Scope {
  /// `me@x.org (Name)`, `Name (me@x.org)`, `Name <me@x.org>`, `me@x.org` or `Name`.
  func person(in words: String?) -> Person? {
    guard let words, !words.isEmpty else { return nil }
    guard words.utf8.count <= PersonSyntax.longest else { return Person(name: words) }
    var email: String?
    var rest = ""
    if let range = PersonSyntax.address(in: words) {
      email = String(words[range])
      rest = words[..<range.lowerBound] + " " + words[range.upperBound...]
      if rest.utf8.contains(UInt8(ascii: ":")), let mailto = rest.firstRange(of: "mailto:") {
        rest.removeSubrange(mailto)
      }
    } else {
      rest = words
    }
    let name = email == nil ? rest.trimmed : PersonSyntax.unwrapped(rest)
    return Person(name: name.isEmpty ? nil : PersonSyntax.singleSpaced(name), email: email)
  }
}

enum PersonSyntax {
  /// Bytes; a longer text is a name, whatever is in it.
  static let longest = 1_000

  /// The first address of the form `local@domain`.
  static func address(in words: String) -> Range<String.Index>? {
    let text = words.utf8
    guard let at = text.firstIndex(of: UInt8(ascii: "@")) else { return nil }
    var start = at
    while start > text.startIndex, isAddressByte(text[text.index(before: start)]) { start = text.index(before: start) }
    var end = text.index(after: at)
    while end < text.endIndex, isDomainByte(text[end]) { end = text.index(after: end) }
    while end > at, text[text.index(before: end)] == UInt8(ascii: ".") { end = text.index(before: end) }
    guard start < at, end > text.index(after: at) else { return nil }
    return start..<end
  }

  /// What is left around an address: the brackets that held it, or the name, are gone.
  static func unwrapped(_ words: String) -> String {
    var name = words.trimmed
    let isBracketed = name.utf8.contains { "()<>[]&".utf8.contains($0) }
    if isBracketed {
      for empty in ["()", "<>", "[]", "( )", "< >", "[ ]", "&lt; &gt;"] {
        while let range = firstRange(of: empty, in: name) { name.removeSubrange(range) }
      }
    }
    name = name.trimmed
    if name.hasPrefix("("), name.hasSuffix(")") { name = String(name.dropFirst().dropLast()) }
    if name.hasPrefix("\""), name.hasSuffix("\""), name.count > 1 { name = String(name.dropFirst().dropLast()) }
    while let last = name.last, ",;:-|".contains(last) || last.isWhitespace { name.removeLast() }
    while let first = name.first, ",;:-|".contains(first) || first.isWhitespace { name.removeFirst() }
    return name
  }

  /// Byte by byte: the library's search takes a third of all that reading a person takes.
  private static func firstRange(of pattern: String, in text: String) -> Range<String.Index>? {
    let (text, pattern) = (text.utf8, pattern.utf8)
    return text.indices.first { text[$0...].starts(with: pattern) }.map { start in
      start..<text.index(start, offsetBy: pattern.count)
    }
  }

  static func singleSpaced(_ words: String) -> String {
    var wasSpace = false
    let isUneven = words.utf8.contains { byte in
      defer { wasSpace = byte <= 0x20 }
      return byte < 0x20 || (byte == 0x20 && wasSpace)
    }
    guard isUneven else { return words }
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    isDomainByte(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isDomainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}

extension Person {
  /// With an address that was written into the name, or after `mailto:`, in its own place.
  var mailless: Person {
    var person = self
    if let email, email.hasPrefix("mailto:") { person.email = String(email.dropFirst(7)) }
    if person.email == nil, let name, name.utf8.count <= PersonSyntax.longest,
      let range = PersonSyntax.address(in: name)
    {
      person.email = String(name[range])
      let rest = PersonSyntax.unwrapped(name[..<range.lowerBound] + " " + name[range.upperBound...])
      person.name = rest.isEmpty ? nil : rest
    }
    return person
  }
}
