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

  /// An address that many references are relative to, taken apart once.
  package struct Base: Sendable {
    fileprivate let parts: Parts

    package init(_ text: String) { parts = Parts(text) }
  }

  /// `reference` made absolute against `base`, and legal; only made legal when `base` is nil or nothing can be relative
  /// to it (`mailto:`, `urn:`, a relative reference).
  package static func resolve(_ reference: String, against base: String?) -> String {
    if isCanonical(bytes: reference.utf8) { return reference }
    return base.map { resolve(reference, against: Base($0)) } ?? Parts(reference).written()
  }

  package static func resolve(_ reference: String, against base: Base) -> String {
    let parts = Parts(reference, base: base.parts)
    return base.parts.isHierarchical && parts.scheme == nil ? base.parts.resolving(parts) : parts.written()
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

  /// Whether it is an absolute address of http or https that resolving would leave alone: the common case by far,
  /// decided without an allocation. False says nothing.
  package static func isCanonical(_ text: ArraySlice<UInt8>) -> Bool { isCanonical(bytes: text) }

  private static func isCanonical(bytes text: some Sequence<UInt8>) -> Bool {
    var bytes = text.makeIterator()
    for expected in "http".utf8 { guard bytes.next() == expected else { return false } }
    var next = bytes.next()
    if next == UInt8(ascii: "s") { next = bytes.next() }
    guard next == UInt8(ascii: ":"), bytes.next() == UInt8(ascii: "/"), bytes.next() == UInt8(ascii: "/"),
      let first = bytes.next(), first.isLetter || first.isDigit
    else { return false }
    let isCanonicalByte = isCanonicalByte
    var previous = first
    var hasFragment = false
    while let byte = bytes.next() {
      guard isCanonicalByte[Int(byte)] else { return false }
      switch byte {
      // A dot segment, perhaps.
      case UInt8(ascii: "."): if previous == UInt8(ascii: "/") { return false }
      case UInt8(ascii: "#"):
        if hasFragment { return false }
        hasFragment = true
      default: break
      }
      previous = byte
    }
    return true
  }

  /// Bytes that need no second look. Not `%`, whose digits have to be looked at, nor the first bytes of the blocks that
  /// hold controls and private characters.
  private static let isCanonicalByte: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "#"), 0x80...0xBF, 0xC3...0xDF, 0xE3...0xED: true
    default: byte < 0x80 && byte.isLegal
    }
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
