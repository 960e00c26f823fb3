/// Reads back the XML that the writers wrote, in one pass, and stops at the first thing that is not well formed
/// (XML 1.0, section 2.1).
///
/// It knows no DTD, so a reference other than to the five predefined entities or to a character is an error, as it should
/// be in a feed.
struct XMLScanner {
  enum Event {
    /// The ranges are of the name, or of the text, in the document.
    case start(Range<Int>)
    case end(Range<Int>)
    case text(Range<Int>)
  }

  struct Malformed: Error {
    var message: String
    var offset: Int
  }

  let bytes: [UInt8]
  private var position = 0
  private var open: [Range<Int>] = []
  private var isEmptyElement = false
  private var hasRoot = false

  init(_ bytes: [UInt8]) throws(Malformed) {
    self.bytes = bytes
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Malformed(message: "not UTF-8", offset: error.byteOffsets.lowerBound)
    }
    if starts(with: "<?xml ") { try skip(past: "?>") }
  }

  /// Nil at the end of the document.
  mutating func next() throws(Malformed) -> Event? {
    if isEmptyElement {
      isEmptyElement = false
      return .end(open.removeLast())
    }
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else { return .text(try text()) }
      switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
      case UInt8(ascii: "/"): return .end(try endTag())
      case UInt8(ascii: "?"): try skip(past: "?>")
      case UInt8(ascii: "!") where starts(with: "<!--"): try skip(past: "-->")
      default: return .start(try startTag())
      }
    }
    if !open.isEmpty { throw failure("the document ends inside an element") }
    if !hasRoot { throw failure("the document has no element") }
    return nil
  }

  private mutating func startTag() throws(Malformed) -> Range<Int> {
    if open.isEmpty && hasRoot { throw failure("a second root element") }
    hasRoot = true
    position += 1
    let tag = try name()
    var names: [Range<Int>] = []
    while true {
      let hadSpace = skipSpace()
      guard position < bytes.count else { throw failure("a tag does not end") }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        break
      }
      if stands(UInt8(ascii: "/"), UInt8(ascii: ">")) {
        position += 2
        isEmptyElement = true
        break
      }
      guard hadSpace else { throw failure("no space before an attribute") }
      let attribute = try name()
      if names.contains(where: { bytes[$0] == bytes[attribute] }) { throw failure("an attribute twice") }
      names.append(attribute)
      guard stands(UInt8(ascii: "="), UInt8(ascii: "\"")) else { throw failure("an attribute without a value") }
      position += 2
      try characters(until: UInt8(ascii: "\""))
      position += 1
    }
    open.append(tag)
    return tag
  }

  private mutating func endTag() throws(Malformed) -> Range<Int> {
    position += 2
    let tag = try name()
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else { throw failure("an end tag does not end") }
    guard let opened = open.popLast(), bytes[opened] == bytes[tag] else {
      throw failure("an end tag that fits no start")
    }
    position += 1
    return tag
  }

  private mutating func text() throws(Malformed) -> Range<Int> {
    let start = position
    try characters(until: UInt8(ascii: "<"))
    let isOutside = open.isEmpty && bytes[start..<position].contains { $0 > 0x20 }
    if isOutside { throw failure("text outside the root element") }
    return start..<position
  }

  /// Stops at `mark`; text may also end with the document.
  private mutating func characters(until mark: UInt8) throws(Malformed) {
    while true {
      position = Self.plainEnd(in: bytes.span, from: position)
      guard position < bytes.count else { break }
      let byte = bytes[position]
      if byte == mark { return }
      switch byte {
      case UInt8(ascii: "&"): try reference()
      case UInt8(ascii: "<"): throw failure("a bare < in a value")
      case 0xEF where bytes[position + 1] == 0xBF && bytes[position + 2] >= 0xBE: throw failure("a non-character")
      case 0x09, 0x0A, 0x0D, 0x20...: position += 1
      default: throw failure("a control character")
      }
    }
    if mark != UInt8(ascii: "<") { throw failure("a value does not end") }
  }

  /// The first byte that may mean something or be illegal: a control character, `"`, `&`, `<`, or 0xEF, which begins a
  /// non-character.
  private static func plainEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 64 ? special >> UInt64(byte) & 1 == 1 : byte == 0xEF { break }
      position += 1
    }
    return position
  }

  /// One bit for each of the first 64 characters.
  private static var special: UInt64 { 0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C }

  private mutating func reference() throws(Malformed) {
    // Nearly all of them, and looked at as bytes: there are very many.
    if position + 3 < bytes.count, bytes[position + 3] == UInt8(ascii: ";"), bytes[position + 2] == UInt8(ascii: "t"),
      bytes[position + 1] == UInt8(ascii: "l") || bytes[position + 1] == UInt8(ascii: "g")
    {
      position += 4
      return
    }
    let limit = min(position + 12, bytes.count)
    guard let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: ";")) else { throw failure("a bare &") }
    let name = bytes[position + 1..<end]
    let isCharacter = name.first == UInt8(ascii: "#") && name.count > 1
    guard isCharacter || Self.entities.contains(where: { name.elementsEqual($0) }) else {
      throw failure("a reference to no known entity")
    }
    position = end + 1
  }

  private static let entities = ["amp", "quot", "lt", "gt", "apos"].map { Array($0.utf8) }

  private mutating func name() throws(Malformed) -> Range<Int> {
    let start = position
    while position < bytes.count, Self.isOfName(bytes[position]) { position += 1 }
    guard start < position else { throw failure("a name was expected") }
    return start..<position
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ":"),
      UInt8(ascii: "_"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = position
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    return position > start
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, 0x09, 0x0D: true
    default: false
    }
  }

  private mutating func skip(past mark: String) throws(Malformed) {
    while position < bytes.count {
      if starts(with: mark) {
        position += mark.utf8.count
        return
      }
      position += 1
    }
    throw failure("\(mark) is missing")
  }

  private func starts(with mark: String) -> Bool {
    bytes[position...].starts(with: mark.utf8)
  }

  private func stands(_ first: UInt8, _ second: UInt8) -> Bool {
    position + 1 < bytes.count && bytes[position] == first && bytes[position + 1] == second
  }

  private func failure(_ message: String) -> Malformed { Malformed(message: message, offset: position) }
}
