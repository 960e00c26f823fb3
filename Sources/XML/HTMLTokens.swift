/// The tokens of an HTML fragment, read as the HTML standard reads them (section 13.2.5), in one linear pass.
struct HTMLTokens {
  enum Token {
    /// With references, and less-than signs that start no markup.
    case text(Range<Int>)
    /// What an element holds that holds no markup; without references if `isVerbatim`.
    case rawText(Range<Int>, isVerbatim: Bool)
    /// `attributes` are its attributes; `tag` is nil for a name that cannot be an element's of HTML.
    case startTag(name: Range<Int>, tag: HTMLNames.Slot?, isSelfClosing: Bool)
    case endTag(name: Range<Int>, tag: HTMLNames.Slot?)
    /// A comment, a doctype, a processing instruction, a tag without an end.
    case ignored(Range<Int>)
  }

  struct Attribute {
    var name: Range<Int>
    /// Nil for one that is not wanted, or cannot be an attribute's of HTML.
    var slot: HTMLNames.Slot?
    /// Without its quotes; nil for none.
    var value: Range<Int>?
  }

  let bytes: [UInt8]
  /// Of the tag just read.
  private(set) var attributes: [Attribute] = []
  private(set) var isOverLimit = false
  private(set) var names = HTMLNames()

  private let attributeLimit: Int
  /// The attributes' names that get a slot; nil for all.
  private let wanted: HTMLNameSet?
  /// Whether the content of `iframe` is read as markup: what is for readers that show no frames.
  private let readsFrames: Bool
  private var index = 0
  /// No comment from here on has an end.
  private var isPastComments = false
  /// No `iframe` from here on has an end tag.
  private var isPastFrames = false
  /// The content of the element just entered, if that is not markup.
  private var rawText: Token?

  /// `wanted`: the attributes' names that get a slot; nil for all.
  init(_ html: String, attributeLimit: Int, wanted: HTMLNameSet? = nil, readsFrames: Bool = false) {
    self.readsFrames = readsFrames
    bytes = Array(html.utf8)
    self.wanted = wanted
    self.attributeLimit = attributeLimit
  }

  mutating func next() -> Token? {
    if let text = rawText {
      rawText = nil
      return text
    }
    guard index < bytes.count else { return nil }
    let start = index
    while let mark = bytes.index(of: UInt8(ascii: "<"), from: index) {
      if startsMarkup(mark) {
        if mark > start {
          index = mark
          return .text(start..<mark)
        }
        return readMarkup()
      }
      index = mark + 1
    }
    index = bytes.count
    return .text(start..<index)
  }

  /// In lower case.
  func name(_ slot: HTMLNames.Slot) -> String {
    String(decoding: bytes[names.place(slot)], as: UTF8.self).lowercased()
  }

  mutating func open(_ tag: HTMLNames.Slot) { names.open(tag) }

  /// False if no such element is open.
  mutating func close(_ tag: HTMLNames.Slot) -> Bool { names.close(tag) }

  // MARK: Markup

  private func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func startsMarkup(_ mark: Int) -> Bool {
    let next = byte(at: mark + 1)
    return next.isASCIILetter || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || next == UInt8(ascii: "/") && mark + 2 < bytes.count
  }

  private mutating func readMarkup() -> Token {
    let start = index
    switch bytes[start + 1] {
    case UInt8(ascii: "/"):
      return byte(at: start + 2).isASCIILetter ? readEndTag() : readBogus()
    case UInt8(ascii: "!"):
      guard byte(at: start + 2) == UInt8(ascii: "-"), byte(at: start + 3) == UInt8(ascii: "-") else {
        return readBogus()
      }
      index = commentEnd(start + 4)
      return .ignored(start..<index)
    case UInt8(ascii: "?"):
      return readBogus()
    default:
      return readStartTag()
    }
  }

  private mutating func readBogus() -> Token {
    let start = index
    index = bytes[(start + 2)...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    return .ignored(start..<index)
  }

  /// After `-->` or `--!>`; at once for `<!-->` and `<!--->`. A comment without an end ends at its first `>`, or it
  /// would take all that follows with it.
  private mutating func commentEnd(_ start: Int) -> Int {
    var search = start
    while !isPastComments, let close = bytes[search...].firstIndex(of: UInt8(ascii: ">")) {
      search = close + 1
      let tail = bytes[start..<close].suffix(3)
      if tail.isEmpty || tail.elementsEqual("-".utf8) || tail.suffix(2).elementsEqual("--".utf8)
        || tail.elementsEqual("--!".utf8)
      {
        return search
      }
    }
    isPastComments = true
    return bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
  }

  // MARK: Tags

  private mutating func readStartTag() -> Token {
    let start = index
    index = start + 1
    let (name, tag) = readName()
    guard let isSelfClosing = readAttributes() else {
      index = bytes.count
      return .ignored(start..<index)
    }
    guard let tag, !isSelfClosing, names.kind(tag).isRaw, !(readsFrames && isFrame(name)) else {
      return .startTag(name: name, tag: tag, isSelfClosing: isSelfClosing)
    }
    guard let end = rawTextEnd(name) else { return .startTag(name: name, tag: tag, isSelfClosing: true) }
    if end > index { rawText = .rawText(index..<end, isVerbatim: names.kind(tag) != .escapableRawText) }
    index = end
    return .startTag(name: name, tag: tag, isSelfClosing: false)
  }

  private mutating func readEndTag() -> Token {
    let start = index
    index = start + 2
    let (name, tag) = readName()
    guard readAttributes() != nil else {
      index = bytes.count
      return .ignored(start..<index)
    }
    return .endTag(name: name, tag: tag)
  }

  private mutating func readName() -> (Range<Int>, HTMLNames.Slot?) {
    let start = index
    var hash = HTMLNames.emptyHash
    var isPlain = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace { break }
      if !byte.isHTMLName { isPlain = false }
      hash = HTMLNames.hash(hash, byte)
      index += 1
    }
    return (start..<index, isPlain && index - start < Self.nameLimit ? names.slot(hash, at: start..<index) : nil)
  }

  /// libxml2 has a buffer of 100 bytes for names, and cuts longer ones.
  private static let nameLimit = 90

  /// Up to and with the `>`. Whether the tag closes itself; nil at the end of input.
  private mutating func readAttributes() -> Bool? {
    attributes.removeAll(keepingCapacity: true)
    while true {
      var isAfterSlash = false
      while index < bytes.count, bytes[index].isHTMLSpace || bytes[index] == UInt8(ascii: "/") {
        isAfterSlash = bytes[index] == UInt8(ascii: "/")
        index += 1
      }
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return isAfterSlash
      }
      if attributes.count == attributeLimit { isOverLimit = true }
      guard !isOverLimit, readAttribute() else { return nil }
    }
  }

  /// False at the end of input.
  private mutating func readAttribute() -> Bool {
    let start = index
    var isPlain = bytes[start].isASCIILetter || bytes[start] == UInt8(ascii: "_")
    var hash = HTMLNames.hash(HTMLNames.emptyHash, bytes[start])
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace {
        break
      }
      if !byte.isHTMLName { isPlain = false }
      hash = HTMLNames.hash(hash, byte)
      index += 1
    }
    var attribute = Attribute(name: start..<index, slot: nil, value: nil)
    if isPlain, wanted?.contains(hash) ?? true { attribute.slot = names.slot(hash, at: start..<index) }
    skipSpace()
    if byte(at: index) == UInt8(ascii: "=") {
      index += 1
      skipSpace()
      attribute.value = readValue()
    }
    attributes.append(attribute)
    return index < bytes.count
  }

  private mutating func readValue() -> Range<Int> {
    let quote = byte(at: index)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
      index = min(end + 1, bytes.count)
      return start..<end
    }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">"), !bytes[index].isHTMLSpace { index += 1 }
    return start..<index
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
  }

  // MARK: Raw text

  private func isNamed(_ other: String, _ name: Range<Int>) -> Bool {
    bytes[name].elementsEqual(other.utf8) { $0 | 0x20 == $1 }
  }

  private func isFrame(_ name: Range<Int>) -> Bool { isNamed("iframe", name) }

  /// Where its end tag is. Without one the end of input; nil for `iframe`, which is often left open and would take all
  /// that follows with it.
  private mutating func rawTextEnd(_ name: Range<Int>) -> Int? {
    if isNamed("plaintext", name) { return bytes.count }
    let isFrame = isFrame(name)
    if isFrame && isPastFrames { return nil }
    var search = index
    while let mark = bytes[search...].firstIndex(of: UInt8(ascii: "<")) {
      search = mark + 1
      let end = mark + 2 + name.count
      guard byte(at: mark + 1) == UInt8(ascii: "/"), end <= bytes.count,
        bytes[(mark + 2)..<end].elementsEqual(bytes[name], by: { $0 | 0x20 == $1 | 0x20 })
      else { continue }
      let next = byte(at: end)
      if end == bytes.count || next.isHTMLSpace || next == UInt8(ascii: "/") || next == UInt8(ascii: ">") {
        return mark
      }
    }
    if isFrame { isPastFrames = true }
    return isFrame ? nil : bytes.count
  }
}

extension UInt8 {
  var isHTMLSpace: Bool { self == 0x20 || self == 0xA || self == 0x9 || self == 0xD || self == 0xC }

  /// What libxml2 2.9.14 reads as part of a name (`htmlParseHTMLName`).
  var isHTMLName: Bool {
    isASCIILetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ":") || self == UInt8(ascii: "_")
      || self == UInt8(ascii: ".")
  }
}
