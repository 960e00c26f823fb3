import Syndication

/// An address as it may stand in an output file.
enum Reference {
  /// `text` as an absolute IRI with its illegal characters percent-encoded (RFC 3987, section 3.1), and nothing else of
  /// it changed; nil when it has no scheme, so that no file ever holds a relative address.
  static func absolute(_ text: String) -> String? {
    guard schemeLength(of: text) != nil else { return nil }
    guard mayHoldIllegal(text) else { return text }
    // Brackets are legal around an address of the sixth version, and nowhere else.
    let host = text.unicodeScalars.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst().first
    let hostEnd = text.contains("://") ? host?.endIndex ?? text.startIndex : text.startIndex
    var legal = ""
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      let isBracket = scalar == "[" || scalar == "]"
      if isIllegal(scalar) || isBracket && index >= hostEnd {
        legal += percentEncoded(scalar)
      } else {
        legal.unicodeScalars.append(scalar)
      }
    }
    return legal
  }

  /// `text` as a URI, for the formats that are older than IRIs (RFC 3987, section 3.1; RFC 3490 for the host).
  static func uri(_ text: String) -> String? {
    guard let legal = link(text) else { return nil }
    if legal.utf8.allSatisfy({ $0 < 0x80 }) { return legal }
    var iri = IRI(legal)
    iri.authority = iri.authority.map { authority in
      authority.split(separator: ".", omittingEmptySubsequences: false).map { Punycode.label(String($0)) }
        .joined(separator: ".")
    }
    return iri.description.unicodeScalars.reduce(into: "") { ascii, scalar in
      if scalar.isASCII { ascii.unicodeScalars.append(scalar) } else { ascii += percentEncoded(scalar) }
    }
  }

  private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf8.map { ($0 < 16 ? "%0" : "%") + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// An absolute address that a reader may follow: a script or a local file never is one.
  static func link(_ text: String) -> String? {
    guard !isHTTP(text) else { return absolute(text) }
    guard let length = schemeLength(of: text) else { return nil }
    let scheme = String(decoding: text.utf8.prefix(length), as: UTF8.self).lowercased()
    return hostileSchemes.contains(scheme) ? nil : absolute(text)
  }

  /// An address without the user and password that its owner put into it; nil for one that is not absolute.
  static func withoutPassword(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return absolute(text) }
    var iri = IRI(text)
    guard let authority = iri.authority, let at = authority.lastIndex(of: "@") else { return absolute(text) }
    iri.authority = String(authority[authority.index(after: at)...])
    return iri.description
  }

  /// An address that a browser opens.
  static func web(_ text: String) -> String? { isHTTP(text) ? absolute(text) : nil }

  static func isHTTP(_ text: String) -> Bool {
    starts(text, with: "https://") || starts(text, with: "http://")
  }

  private static func starts(_ text: String, with scheme: String) -> Bool {
    var rest = scheme.utf8.makeIterator()
    for byte in text.utf8 {
      guard let expected = rest.next() else { return true }
      guard byte == expected || byte | 0x20 == expected && expected >= UInt8(ascii: "a") else { return false }
    }
    return false
  }

  private static let hostileSchemes: Set<String> = [
    "javascript", "vbscript", "data", "file", "about", "blob", "filesystem", "view-source", "chrome", "resource",
  ]

  /// Bytes before the colon (RFC 3986, section 3.1); nil when the reference is relative.
  private static func schemeLength(of text: String) -> Int? {
    var length = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        length += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if length == 0 { return nil }
        length += 1
      case UInt8(ascii: ":"):
        return length == 0 ? nil : length
      default:
        return nil
      }
    }
    return nil
  }

  /// False for the usual address, all of it plain ASCII, after one quick look.
  private static func mayHoldIllegal(_ text: String) -> Bool {
    text.utf8.contains { byte in
      switch byte {
      case 0x22, 0x3C, 0x3E, 0x5B...0x5E, 0x60: true
      default: byte <= 0x20 || byte >= 0x7B && byte != UInt8(ascii: "~")
      }
    }
  }

  private static func isIllegal(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0x9F: true
    case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D: true  // " < > \ ^ ` { | }
    // Separators, directional marks, private and non-characters (RFC 3987, sections 2.2 and 4.1).
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF, 0xFFF0...0xFFFF: true
    default: false
    }
  }
}
