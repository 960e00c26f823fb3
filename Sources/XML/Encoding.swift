/// The character encodings that a document may be in, most trusted first.
package struct Encoding: Sendable {
  /// As `EncodingName.canonical` names them.
  private var candidates: [String] = []
  /// Bytes of the byte order mark.
  private var mark = 0

  package struct Decoded: Sendable {
    /// Valid UTF-8.
    package var bytes: [UInt8]
    /// Lower case.
    package var encoding: String
    /// False when some byte meant nothing in the encoding.
    package var isExact = true
    /// Whether nothing declared the encoding, and it is not UTF-8.
    package var isGuessed = false
    /// The line of the first byte that meant nothing, counted from 1; 0 where it is not known.
    var line = 0

    /// Whether some text of the document named the encoding where only HTML looks.
    var isMeta = false

    var damage: Damage {
      let message =
        isMeta || isGuessed
        ? "The text is not in UTF-8, and no declaration names an encoding that fits."
        : "Some bytes are no characters in \(encoding)."
      return Damage(kind: .repaired, line: line, message: message)
    }
  }

  /// Any bytes as UTF-8: by byte order mark, else `charset`, else what the document declares, else a guess.
  package static func decode(_ bytes: [UInt8], charset: String? = nil) -> Decoded {
    sniff(bytes, charset: charset).decode(bytes)
  }

  var isUTF8: Bool { candidates.first == "utf-8" }

  /// RFC 7303, section 3: the mark, then the protocol, then the document (XML 1.0, appendix F).
  static func sniff(_ bytes: [UInt8], charset: String?) -> Encoding {
    var encoding = Encoding()
    if let (name, length) = byteOrderMark(bytes) {
      encoding.mark = length
      encoding.candidates.append(name)
    }
    let family = family(bytes)
    if let charset { encoding.add(charset, family, bytes) }
    if let declared = declared(bytes, family) { encoding.add(declared, family, bytes) }
    if let family { encoding.add(family, family, bytes) }
    if encoding.candidates.isEmpty { encoding.candidates.append("utf-8") }
    return encoding
  }

  func skipMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> { bytes[mark...] }

  /// The first candidate that fits every byte, else UTF-8, else what most bytes fit.
  func decode(_ bytes: [UInt8]) -> Decoded {
    let body = bytes[mark...]
    for name in candidates {
      if name == "utf-8" {
        if UTF8Repair.isValid(body) { return Decoded(bytes: Array(body), encoding: name) }
      } else if name == "windows-1252", Self.isUTF8(body) {
        // It calls itself iso-8859-1, as nearly every page once did.
        return Decoded(bytes: Array(body), encoding: "utf-8")
      } else if let (text, errors) = Charset(name)?.decode(body), errors == 0 {
        return Decoded(bytes: text, encoding: name)
      }
    }
    if UTF8Repair.isValid(body) { return Decoded(bytes: Array(body), encoding: "utf-8") }
    if let name = Self.meta(body), !candidates.contains(name), let (text, errors) = Charset(name)?.decode(body),
      errors == 0
    {
      return Decoded(bytes: text, encoding: name, isExact: false, isMeta: true)
    }
    return EncodingGuess.decode(body, declared: candidates)
  }

  /// Whether the bytes are UTF-8 and no accident: of two letters beyond ASCII in windows-1252 each would have to be
  /// followed by a sign that fits.
  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    UTF8Repair.isValid(bytes) && bytes.lazy.filter { $0 >= 0xC2 }.prefix(2).count == 2
  }

  private mutating func add(_ label: String, _ family: String?, _ bytes: [UInt8]) {
    guard var name = EncodingName.canonical(label) else { return }
    // Who can read `<?xml` byte by byte is not in UTF-16 or UTF-32, whatever the declaration says, and the reverse.
    let isWide = name.hasPrefix("utf-16") || name.hasPrefix("utf-32") || name.hasPrefix("ucs-")
    if isWide {
      if let family, family.hasPrefix("utf-") {
        name = family
      } else if mark == 0, bytes.first == UInt8(ascii: "<") {
        return
      }
      if name == "utf-16" { name = bytes.first == 0 ? "utf-16be" : "utf-16le" }
    } else if let family, family.hasPrefix("utf-") {
      return
    }
    if !candidates.contains(name) { candidates.append(name) }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (String, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return ("utf-32le", 4) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
    return nil
  }

  /// What the first characters of a document without a mark give away: `<?xml`, or `<` and a letter.
  private static func family(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0, 0x3C): return "utf-32be"
    case (0x3C, 0, 0, 0): return "utf-32le"
    case (0, 0x3C, 0, _): return "utf-16be"
    case (0x3C, 0, _, 0): return "utf-16le"
    case (0x4C, 0x6F, 0xA7, 0x94): return "ibm037"
    default: return nil
    }
  }

  /// The encoding that an XML declaration names, or an HTML page's `meta`.
  private static func declared(_ bytes: [UInt8], _ family: String?) -> String? {
    var head = Array(bytes.prefix(1024))
    if let family, let (text, _) = Charset(family)?.decode(head[...]) { head = text }
    let slice = head[...]
    if let start = slice.end(of: "<?xml", from: 0) {
      let end = slice[start...].firstIndex(of: UInt8(ascii: ">")) ?? slice.endIndex
      let declaration = slice[start..<end]
      if let value = value(of: "encoding", in: declaration) ?? value(of: "charset", in: declaration) { return value }
    }
    // XML documents have no meta of their own; one inside of a feed's first kilobyte is an entry's.
    guard slice.end(of: "<html", from: 0) != nil || slice.end(of: "<HTML", from: 0) != nil else { return nil }
    return value(of: "charset", in: slice)
  }

  /// What a `meta` near the beginning says, an entry's too: better than a guess where nothing else fits the bytes.
  private static func meta(_ bytes: ArraySlice<UInt8>) -> String? {
    var head = bytes.prefix(1 << 16)
    while let found = head.end(of: "charset", from: head.startIndex) {
      if let label = value(of: "charset", in: head[(found - 7)...].prefix(64)),
        let name = EncodingName.canonical(label),
        name != "utf-8", Charset(name) != nil
      {
        return name
      }
      head = head[found...]
    }
    return nil
  }

  private static func value(of name: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
    guard var index = bytes.end(of: name, from: bytes.startIndex) else { return nil }
    while index < bytes.endIndex, bytes[index] <= 0x20 { index += 1 }
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    while index < bytes.endIndex, bytes[index] <= 0x20 || bytes[index] == 0x22 || bytes[index] == 0x27 { index += 1 }
    let start = index
    while index < bytes.endIndex, bytes[index].isNameByte { index += 1 }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }
}
