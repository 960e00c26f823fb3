import Syndication

/// Addresses that may be written.
enum Address {
  /// `raw` made absolute; nil for one that a reader should not follow.
  ///
  /// Judged after resolving, as a browser will: whatever hides a scheme is gone by then.
  static func safe(_ raw: ArraySlice<UInt8>, base: IRI.Base?, schemes: Set<String>) -> ArraySlice<UInt8>? {
    let isCanonical = IRI.isCanonical(raw)
    guard isCanonical || !raw.isEmpty && !hidesSomething(raw) else { return nil }
    let address =
      isCanonical ? raw : resolve(raw, base: base)
    guard let scheme = scheme(of: address) else { return address.isEmpty ? nil : address }
    guard schemes.contains(scheme) else { return nil }
    return hasSafeAuthority(address.dropFirst(scheme.utf8.count + 1)) ? address : nil
  }

  /// `raw` made absolute and legal, whatever it is.
  static func resolve(_ raw: ArraySlice<UInt8>, base: IRI.Base?) -> ArraySlice<UInt8> {
    let text = String(decoding: raw, as: UTF8.self)
    return Array((base.map { IRI.resolve(text, against: $0) } ?? IRI.resolve(text, against: nil)).utf8)[...]
  }

  static func safe(_ raw: String, base: IRI.Base?, schemes: Set<String>) -> String? {
    safe(Array(raw.utf8)[...], base: base, schemes: schemes).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Nil for a reference that is still relative.
  private static func scheme(of address: ArraySlice<UInt8>) -> String? {
    if address.starts(with: "https:".utf8) { return "https" }
    if address.starts(with: "http:".utf8) { return "http" }
    guard let colon = address.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let text = String(decoding: address[...colon], as: UTF8.self)
    return IRI.isAbsolute(text) ? String(text.dropLast()) : nil
  }

  /// No empty host, and nobody's password; true without an authority.
  private static func hasSafeAuthority(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: "//".utf8) else { return true }
    let start = rest.startIndex + 2
    var index = start
    while index < rest.endIndex {
      switch rest[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return index > start
      case UInt8(ascii: "@"): return false
      case UInt8(ascii: ":"): if index == start { return false }
      default: break
      }
      index += 1
    }
    return index > start
  }

  /// A control inside, less those that browsers delete; or U+FFFD, which stands for one that was there.
  private static func hidesSomething(_ raw: ArraySlice<UInt8>) -> Bool {
    var isInside = false
    var pending = false
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      if byte > 0x20 && byte != 0x7F {
        if pending { return true }
        isInside = true
        if byte == 0xEF, raw[index...].prefix(3).elementsEqual("\u{FFFD}".utf8) { return true }
      } else if byte != 0x20 && byte != 9 && byte != 10 && byte != 13 {
        pending = isInside
      }
      index += 1
    }
    return false
  }

  /// The host as written, without userinfo and port, of an address that is absolute or starts with `//`.
  static func host(of raw: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let slash = raw.firstIndex(of: UInt8(ascii: "/")), slash + 1 < raw.endIndex,
      raw[slash + 1] == UInt8(ascii: "/")
    else { return nil }
    return raw[(slash + 2)...].prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: ":") }
  }
}

extension ArraySlice<UInt8> {
  func hasSuffix(_ suffix: String.UTF8View) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }

  /// Without white space around it.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first <= 0x20 { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 { slice.removeLast() }
    return slice
  }

  /// Whether ASCII letters in lower case make it contain `word`.
  func containsIgnoringCase(_ word: String.UTF8View) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    for index in startIndex...(endIndex - word.count) where self[index].lowercased == first {
      if self[index..<(index + word.count)].elementsEqual(word, by: { $0.lowercased == $1 }) { return true }
    }
    return false
  }
}

extension UInt8 {
  var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  var isSpace: Bool { self == 0x20 || self == 0xA || self == 0x9 || self == 0xD || self == 0xC }
}
