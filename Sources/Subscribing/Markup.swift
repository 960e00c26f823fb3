/// A cursor over the markup of an OPML file that says where each thing stands, byte for byte.
///
/// It reads what real lists hold and a strict parser refuses: a bare `&` or `<` in a value, a quotation mark inside
/// one, an attribute without a value. It never expands an entity: a DOCTYPE is stepped over. Works on any encoding in
/// which the bytes of ASCII characters mean those characters.
struct Markup {
  struct Attribute {
    var name: Range<Int>
    /// Inside the quotation marks; nil for an attribute without a value.
    var value: Range<Int>?
    /// With the white space before it.
    var whole: Range<Int>
  }

  struct Tag {
    /// From `<` to after `>`.
    var whole: Range<Int>
    var name: Range<Int>
    var attributes: [Attribute]
    /// Ends with `/>`.
    var isEmpty: Bool
  }

  enum Token {
    case start(Tag)
    case end(name: Range<Int>, whole: Range<Int>)
    /// Character data or a CDATA section.
    case text(Range<Int>)
    case doctype(Range<Int>)
  }

  struct Problem: Error {
    var offset: Int
    var words: String
  }

  let bytes: [UInt8]
  private(set) var offset: Int
  /// What was read with goodwill so far.
  private(set) var repairs: [Problem] = []

  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Nil at the end of the bytes. Comments and processing instructions are stepped over.
  mutating func next() throws(Problem) -> Token? {
    while offset < bytes.count {
      guard bytes[offset] == .lessThan else { return .text(text()) }
      let start = offset
      if follows("<!--") {
        try skip(past: "-->", from: start + 4, "a comment")
      } else if follows("<![CDATA[") {
        try skip(past: "]]>", from: start + 9, "a CDATA section")
        return .text(start..<offset)
      } else if follows("<?") {
        try skip(past: "?>", from: start + 2, "a processing instruction")
      } else if follows("<!") {
        try skipDoctype()
        return .doctype(start..<offset)
      } else if follows("</") {
        return try endTag()
      } else if start + 1 < bytes.count, bytes[start + 1].startsName {
        return .start(try startTag())
      } else {
        repair("a '<' that begins no tag", at: start)
        offset += 1
        return .text(start..<offset)
      }
    }
    return nil
  }

  private mutating func text() -> Range<Int> {
    let start = offset
    while offset < bytes.count, bytes[offset] != .lessThan { offset += 1 }
    return start..<offset
  }

  private func follows(_ word: String, at start: Int? = nil) -> Bool {
    Subscribing.follows(word, in: bytes, at: start ?? offset)
  }

  private mutating func skip(past word: String, from start: Int, _ what: String) throws(Problem) {
    let opened = offset
    offset = start
    while !follows(word) {
      guard offset < bytes.count else { throw Problem(offset: opened, words: "the file ends inside \(what)") }
      offset += 1
    }
    offset += word.utf8.count
  }

  /// Steps over a document type declaration with its internal subset, whose declarations have no effect.
  private mutating func skipDoctype() throws(Problem) {
    let opened = offset
    var isInSubset = false
    while offset < bytes.count {
      switch bytes[offset] {
      case .quote, .apostrophe:
        let mark = bytes[offset]
        offset += 1
        while offset < bytes.count, bytes[offset] != mark { offset += 1 }
      case .lessThan where follows("<!--"):
        try skip(past: "-->", from: offset + 4, "a comment")
        continue
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case .greaterThan where !isInSubset:
        offset += 1
        return
      default: break
      }
      offset += 1
    }
    throw Problem(offset: opened, words: "the file ends inside <!DOCTYPE")
  }

  private mutating func endTag() throws(Problem) -> Token {
    let start = offset
    offset += 2
    let name = name()
    while offset < bytes.count, bytes[offset] != .greaterThan {
      if bytes[offset] == .lessThan { throw Problem(offset: start, words: "an end tag has no '>'") }
      offset += 1
    }
    guard offset < bytes.count else { throw Problem(offset: start, words: "the file ends inside an end tag") }
    offset += 1
    return .end(name: name, whole: start..<offset)
  }

  private mutating func startTag() throws(Problem) -> Tag {
    let start = offset
    offset += 1
    var tag = Tag(whole: start..<start, name: name(), attributes: [], isEmpty: false)
    while true {
      let beforeSpace = offset
      skipSpace()
      guard offset < bytes.count else {
        throw Problem(offset: start, words: "the file ends inside the tag <\(string(tag.name))")
      }
      if bytes[offset] == .greaterThan {
        offset += 1
        break
      }
      if follows("/>") {
        offset += 2
        tag.isEmpty = true
        break
      }
      if bytes[offset] == .lessThan {
        guard let end = inlineTag(at: offset) else {
          throw Problem(offset: start, words: "the tag <\(string(tag.name)) has no '>'")
        }
        repair("a tag inside a tag", at: offset)
        offset = end
        continue
      }
      guard bytes[offset].startsName else {
        repair("a stray '\(string(offset..<offset + 1))' inside the tag <\(string(tag.name))", at: offset)
        offset += 1
        continue
      }
      if tag.attributes.isEmpty { tag.attributes.reserveCapacity(6) }
      tag.attributes.append(try attribute(from: beforeSpace))
    }
    tag.whole = start..<offset
    return tag
  }

  private mutating func attribute(from beforeSpace: Int) throws(Problem) -> Attribute {
    let name = name()
    var attribute = Attribute(name: name, value: nil, whole: beforeSpace..<offset)
    skipSpace()
    guard offset < bytes.count, bytes[offset] == .equals else {
      repair("the attribute \(string(name)) has no value", at: name.lowerBound)
      offset = attribute.whole.upperBound
      return attribute
    }
    offset += 1
    skipSpace()
    guard offset < bytes.count else { return attribute }
    let mark = bytes[offset]
    if mark == .quote || mark == .apostrophe {
      offset += 1
      attribute.value = try quotedValue(mark, of: name)
    } else {
      repair("the value of \(string(name)) has no quotation marks", at: offset)
      let start = offset
      while offset < bytes.count, !bytes[offset].isSpace, bytes[offset] != .greaterThan, !follows("/>") { offset += 1 }
      attribute.value = start..<offset
    }
    attribute.whole = beforeSpace..<offset
    return attribute
  }

  /// Up to the closing quotation mark: the first one after which the tag plausibly goes on.
  private mutating func quotedValue(_ mark: UInt8, of name: Range<Int>) throws(Problem) -> Range<Int> {
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == mark {
        if tagGoesOn(at: offset + 1) {
          offset += 1
          return start..<offset - 1
        }
        // `text="A blog xmlUrl="http://...`: going on would swallow the next attribute.
        if offset > start, bytes[offset - 1] == .equals { break }
        repair("a quotation mark inside the value of \(string(name))", at: offset)
      } else if byte == .lessThan {
        if let end = inlineTag(at: offset) {
          repair("markup inside the value of \(string(name))", at: offset)
          offset = end
          continue
        }
        if follows("<outline") || follows("</") { break }
        repair("a '<' inside the value of \(string(name))", at: offset)
      }
      offset += 1
    }
    throw Problem(offset: name.lowerBound, words: "the value of \(string(name)) has no closing quotation mark")
  }

  /// Whether what stands there can follow an attribute: the end of the tag, or another attribute.
  private func tagGoesOn(at start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    guard index < bytes.count else { return true }
    if bytes[index] == .greaterThan || follows("/>", at: index) { return true }
    if bytes[index] == .lessThan, inlineTag(at: index) != nil { return true }
    guard bytes[index].startsName else { return false }
    while index < bytes.count, bytes[index].isInName { index += 1 }
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    guard index < bytes.count, bytes[index] == .equals else { return false }
    index += 1
    while index < bytes.count, bytes[index].isSpace { index += 1 }
    return index < bytes.count && (bytes[index] == .quote || bytes[index] == .apostrophe)
  }

  /// The end of a whole tag such as `<em class="a">` or `</em>` that stands inside a value. Never an outline.
  private func inlineTag(at start: Int) -> Int? {
    var index = start + 1
    if index < bytes.count, bytes[index] == .slash { index += 1 }
    guard index < bytes.count, bytes[index].startsName, !follows("<outline", at: start) else { return nil }
    while index < bytes.count, bytes[index].isInName { index += 1 }
    while index < bytes.count {
      switch bytes[index] {
      case .greaterThan: return index + 1
      case .quote, .apostrophe:
        guard bytes[index - 1] == .equals else { return nil }
        let mark = bytes[index]
        index += 1
        while index < bytes.count, bytes[index] != mark, bytes[index] != .lessThan { index += 1 }
        guard index < bytes.count, bytes[index] == mark else { return nil }
      case let byte where byte.isInName || byte.isSpace || byte == .equals || byte == .slash: break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  private mutating func name() -> Range<Int> {
    let start = offset
    while offset < bytes.count, bytes[offset].isInName { offset += 1 }
    return start..<offset
  }

  private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset].isSpace { offset += 1 }
  }

  private mutating func repair(_ words: String, at offset: Int) {
    // The first few of a file say enough.
    if repairs.count < 100 { repairs.append(Problem(offset: offset, words: words)) }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

func follows(_ word: String, in bytes: [UInt8], at start: Int) -> Bool {
  guard start < bytes.count, bytes[start] == word.utf8.first else { return false }
  let end = start + word.utf8.count
  return end <= bytes.count && bytes[start..<end].elementsEqual(word.utf8)
}

extension UInt8 {
  static let lessThan = UInt8(ascii: "<")
  static let greaterThan = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
  static let equals = UInt8(ascii: "=")
  static let slash = UInt8(ascii: "/")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  /// Every byte above ASCII counts as a letter, in whatever encoding.
  var startsName: Bool {
    (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || self == 0x5F || self >= 0x80
  }
  var isInName: Bool { startsName || (0x30...0x3A).contains(self) || self == 0x2D || self == 0x2E }
}
