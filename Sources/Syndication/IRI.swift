/// An IRI taken apart (RFC 3986, RFC 3987), with the reference resolution of RFC 3986, section 5.
///
/// Read as browsers read it (WHATWG's URL standard) where the two differ and a browser's reading is what an author has
/// seen work: white space around it, line breaks inside, backslashes, and one slash or three after `http:`. What comes
/// out is legal by RFC 3987: a character that may not stand there is percent-encoded.
package struct IRI: Sendable, Hashable {
  /// Lower case.
  package var scheme: String?
  /// With userinfo and port, as written.
  package var authority: String?
  package var path: String
  package var query: String?
  package var fragment: String?

  package init(_ text: String) {
    self.init(Parts(text))
  }

  /// `reference` made absolute against `base`, and legal; only made legal when `base` is nil or nothing can be relative
  /// to it (`mailto:`, `urn:`, a relative reference).
  package static func resolve(_ reference: String, against base: String?) -> String {
    if isCanonical(reference) { return reference }
    let base = base.map { Parts($0) }
    let parts = Parts(reference, base: base)
    guard let base, base.isHierarchical, parts.scheme == nil else { return parts.written() }
    return base.resolving(parts)
  }

  /// RFC 3986, section 5.2.2.
  package func resolving(_ reference: IRI) -> IRI {
    IRI(IRI.resolve(reference.description, against: description))
  }

  /// Whether it starts with a scheme: what it names does not depend on where it stands.
  package static func isAbsolute(_ text: String) -> Bool {
    var isFirst = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: ":") { return !isFirst }
      guard isFirst ? byte.isLetter : byte.isScheme else { return false }
      isFirst = false
    }
    return false
  }

  /// Whether it is an absolute IRI exactly as it stands, and so may be an `atom:id` (RFC 4287, section 4.2.6).
  package static func isLegal(_ text: String) -> Bool {
    guard isAbsolute(text) else { return false }
    let parts = Parts(verbatim: text)
    guard parts.isWrittenLegally else { return false }
    if let authority = parts.authority { return !authority.isEmpty || parts.scheme == "file" }
    return !parts.isSpecial && !parts.path.isEmpty
  }

  /// Without userinfo and port, ASCII letters in lower case; nil without an authority, empty for an empty one.
  package var host: String? {
    guard let authority else { return nil }
    var host = authority[...]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") { host = host[..<colon] }
    return String(decoding: host.utf8.map(\.lowercased), as: UTF8.self)
  }

  private init(_ parts: Parts) {
    scheme = parts.scheme
    authority = parts.authority.map { parts.written($0, in: .authority) }
    path = parts.written(parts.path, in: .path)
    query = parts.query.map { parts.written($0, in: .query) }
    fragment = parts.fragment.map { parts.written($0, in: .fragment) }
  }

  /// Whether resolving would give the same bytes: the common case by far, decided without an allocation.
  private static func isCanonical(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    for expected in "http".utf8 { guard bytes.next() == expected else { return false } }
    var next = bytes.next()
    if next == UInt8(ascii: "s") { next = bytes.next() }
    guard next == UInt8(ascii: ":"), bytes.next() == UInt8(ascii: "/"), bytes.next() == UInt8(ascii: "/"),
      let first = bytes.next(), first.isLetter || first.isDigit
    else { return false }
    var previous = first
    var hasFragment = false
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "%"):
        // A dot segment, perhaps; or an escape whose digits have to be looked at.
        if byte == UInt8(ascii: "%") || previous == UInt8(ascii: "/") { return false }
      case UInt8(ascii: "?"):
        break
      case UInt8(ascii: "#"):
        if hasFragment { return false }
        hasFragment = true
      case 0xC3...0xDF, 0xE3...0xED:
        // Two and three byte letters; the blocks before and between hold controls and private characters.
        break
      case 0x80...0xBF:
        break
      default:
        if byte >= 0x80 || !byte.isLegal { return false }
      }
      previous = byte
    }
    return true
  }
}

extension IRI: CustomStringConvertible {
  package var description: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}
