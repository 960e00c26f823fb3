/// Reads the tokens of an HTML fragment as the HTML standard does (section 13.2.5), in one linear pass, and writes them so
/// that libxml2 2.9.14 cannot read them otherwise.
///
/// What libxml2 does not know or reads differently, and so never sees: comments, doctypes and processing instructions;
/// the content of raw text elements; the names of HTML 5's references and references without a semicolon; `source`,
/// `track` and `wbr` as void elements; attributes with names like `@click`, whose value it takes for text after a `>`;
/// `/` between attributes; end tags that close nothing, each of which costs it a walk over all open elements.
struct HTMLNormalizer {
  /// Past it nothing of the document's structure is kept.
  let attributeLimit: Int
  /// Writes text only.
  let dropsTags: Bool

  private(set) var output: [UInt8] = []
  private(set) var isOverLimit = false

  private let input: [UInt8]
  private var index = 0
  private var names = HTMLTagNames()

  init(_ html: String, attributeLimit: Int, dropsTags: Bool = false) {
    input = Array(html.utf8)
    self.attributeLimit = attributeLimit
    self.dropsTags = dropsTags
    output.reserveCapacity(input.count + input.count / 8 + 64)
  }

  mutating func run() {
    // Text outside of a body would be given a paragraph.
    output += "<body>".utf8
    while index < input.count && !isOverLimit {
      copyText()
      guard index < input.count else { return }
      switch input[index] {
      case UInt8(ascii: "&"): copyReference(inAttribute: false)
      case UInt8(ascii: "<"): readMarkup()
      default: copyControl()
      }
    }
  }

  // MARK: Text

  private mutating func copyText() {
    let start = index
    while index < input.count {
      let byte = input[index]
      if byte < 0x3D {
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
        if byte < 0x20 && byte != 0xA && byte != 0x9 && byte != 0xD { break }
      }
      index += 1
    }
    output += input[start..<index]
  }

  /// Controls may not stand in XML, nor should what they held apart be joined: `java\u{1}script:`.
  private mutating func copyControl() {
    if input[index] == 0xC { output.append(0x20) } else { output += "\u{FFFD}".utf8 }
    index += 1
  }

  private mutating func copyReference(inAttribute: Bool) {
    guard let reference = HTMLReferences.reference(in: input, at: index, inAttribute: inAttribute) else {
      output += "&amp;".utf8
      index += 1
      return
    }
    for scalar in [reference.first, reference.second] where scalar != 0 {
      output += "&#\(scalar);".utf8
    }
    index = reference.end
  }

  // MARK: Markup

  private func byte(_ offset: Int) -> UInt8 {
    index + offset < input.count ? input[index + offset] : 0
  }

  private mutating func readMarkup() {
    switch byte(1) {
    case UInt8(ascii: "/"):
      if byte(2).isASCIILetter {
        readEndTag()
      } else if index + 2 >= input.count {
        output += "&lt;/".utf8
        index += 2
      } else {
        skip(past: UInt8(ascii: ">"), from: index + 2)
      }
    case UInt8(ascii: "!"):
      if byte(2) == UInt8(ascii: "-") && byte(3) == UInt8(ascii: "-") {
        skipComment()
      } else {
        skip(past: UInt8(ascii: ">"), from: index + 2)
      }
    case UInt8(ascii: "?"):
      skip(past: UInt8(ascii: ">"), from: index + 2)
    case let next where next.isASCIILetter:
      readStartTag()
    default:
      output += "&lt;".utf8
      index += 1
    }
  }

  private mutating func skip(past mark: UInt8, from start: Int) {
    index = (input[min(start, input.count)...].firstIndex(of: mark) ?? input.count - 1) + 1
  }

  /// Ends at `-->` or `--!>`; at once for `<!-->` and `<!--->`.
  private mutating func skipComment() {
    let start = index + 4
    var search = start
    while let close = input[search...].firstIndex(of: UInt8(ascii: ">")) {
      search = close + 1
      let hyphens = input[start..<close].suffix(3)
      if close == start || hyphens.elementsEqual("-".utf8) || hyphens.suffix(2).elementsEqual("--".utf8)
        || hyphens.elementsEqual("--!".utf8)
      {
        index = search
        return
      }
    }
    index = input.count
  }

  /// The tag's name at `start`; nil for one that libxml2 would cut short.
  private mutating func readName(at start: Int) -> HTMLTagNames.Slot? {
    index = start
    var hash = HTMLTagNames.emptyHash
    var isPlain = true
    while index < input.count {
      let byte = input[index]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace { break }
      if !byte.isHTMLName { isPlain = false }
      hash = HTMLTagNames.hash(hash, byte)
      index += 1
    }
    // libxml2 has a buffer of 100 bytes for names.
    guard isPlain, index - start < 90 else { return nil }
    return names.slot(hash)
  }

  private mutating func readEndTag() {
    let start = index + 2
    let name = readName(at: start)
    let nameEnd = index
    guard skipAttributes(), let name else { return }
    if names.kind(name) == .lineBreak, !dropsTags {
      output += "<br />".utf8
    } else if dropsTags {
      output.append(0x20)
    } else if names.close(name) {
      output += "</".utf8
      output += input[start..<nameEnd]
      output.append(UInt8(ascii: ">"))
    }
  }

  /// Reads an end tag's attributes, which mean nothing. False at the end of input: a tag that does not end is none.
  private mutating func skipAttributes() -> Bool {
    let before = output.count
    defer { output.removeSubrange(before...) }
    return readAttributes() != nil
  }

  private mutating func readStartTag() {
    let start = index + 1
    let name = readName(at: start)
    let nameRange = start..<index
    let before = output.count
    output.append(UInt8(ascii: "<"))
    output += input[nameRange]
    guard let isSelfClosing = readAttributes(), let name else {
      output.removeSubrange(before...)
      return
    }
    let kind = names.kind(name)
    if kind == .document {
      // libxml2 takes `<body />` inside of a body for the end of that.
      output.removeSubrange(before...)
    } else if dropsTags {
      output.removeSubrange(before...)
      output.append(0x20)
    } else if isSelfClosing || kind == .void || kind == .lineBreak {
      output += " />".utf8
    } else {
      output.append(UInt8(ascii: ">"))
      names.open(name)
    }
    if isSelfClosing { return }
    switch kind {
    case .rawText: skipRawText(nameRange)
    case .escapableRawText: if dropsTags { skipRawText(nameRange) } else { readEscapableRawText(nameRange) }
    case .plaintext: index = input.count
    default: break
    }
  }

  /// Copies up to the `>`. Whether the tag closes itself; nil at the end of input.
  private mutating func readAttributes() -> Bool? {
    var count = 0
    while true {
      var isAfterSlash = false
      while index < input.count, input[index].isHTMLSpace || input[index] == UInt8(ascii: "/") {
        isAfterSlash = input[index] == UInt8(ascii: "/")
        index += 1
      }
      guard index < input.count else { return nil }
      if input[index] == UInt8(ascii: ">") {
        index += 1
        return isAfterSlash
      }
      count += 1
      if count > attributeLimit {
        isOverLimit = true
        return nil
      }
      guard readAttribute() else { return nil }
    }
  }

  /// False at the end of input.
  private mutating func readAttribute() -> Bool {
    let start = index
    let before = output.count
    var isPlain = input[start].isASCIILetter || input[start] == UInt8(ascii: "_")
    index += 1
    while index < input.count {
      let byte = input[index]
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace {
        break
      }
      if !byte.isHTMLName { isPlain = false }
      index += 1
    }
    if index - start >= 90 { isPlain = false }
    output.append(0x20)
    output += input[start..<index]
    while index < input.count, input[index].isHTMLSpace { index += 1 }
    if index < input.count, input[index] == UInt8(ascii: "=") {
      index += 1
      guard readValue() else { return false }
    }
    if !isPlain { output.removeSubrange(before...) }
    return index < input.count
  }

  /// False at the end of input.
  private mutating func readValue() -> Bool {
    while index < input.count, input[index].isHTMLSpace { index += 1 }
    guard index < input.count else { return false }
    let quote = input[index] == UInt8(ascii: "\"") || input[index] == UInt8(ascii: "'") ? input[index] : 0
    if quote != 0 { index += 1 }
    output += "=\"".utf8
    while index < input.count {
      let start = index
      while index < input.count, !input[index].endsValueRun(quote) { index += 1 }
      output += input[start..<index]
      guard index < input.count else { return false }
      let byte = input[index]
      if quote != 0 ? byte == quote : byte == UInt8(ascii: ">") || byte.isHTMLSpace {
        if quote != 0 { index += 1 }
        break
      }
      switch byte {
      case UInt8(ascii: "&"): copyReference(inAttribute: true)
      case UInt8(ascii: "\""):
        output += "&quot;".utf8
        index += 1
      case 0x20, 0xA, 0x9, 0xD:
        output.append(byte)
        index += 1
      case UInt8(ascii: ">"), UInt8(ascii: "'"):
        output.append(byte)
        index += 1
      default: copyControl()
      }
    }
    output.append(UInt8(ascii: "\""))
    return index < input.count
  }

  /// Leaves out the content of an element that holds no elements, up to its end tag.
  private mutating func skipRawText(_ name: Range<Int>) {
    while let tag = input[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = tag
      if isEndTag(of: name) { return readEndTag() }
      index += 1
    }
    index = input.count
  }

  /// The same for one whose content is text.
  private mutating func readEscapableRawText(_ name: Range<Int>) {
    while index < input.count {
      copyText()
      guard index < input.count else { return }
      switch input[index] {
      case UInt8(ascii: "<"):
        if isEndTag(of: name) { return readEndTag() }
        output += "&lt;".utf8
        index += 1
      case UInt8(ascii: "&"): copyReference(inAttribute: false)
      default: copyControl()
      }
    }
  }

  private func isEndTag(of name: Range<Int>) -> Bool {
    let start = index + 2
    let end = start + name.count
    guard end <= input.count, input[start - 1] == UInt8(ascii: "/") else { return false }
    for offset in 0..<name.count where input[start + offset] | 0x20 != input[name.lowerBound + offset] | 0x20 {
      return false
    }
    return end == input.count || input[end].isHTMLSpace || input[end] == UInt8(ascii: "/")
      || input[end] == UInt8(ascii: ">")
  }
}

extension UInt8 {
  var isHTMLSpace: Bool { self == 0x20 || self == 0xA || self == 0x9 || self == 0xD || self == 0xC }

  /// What libxml2 2.9.14 reads as part of a name (`htmlParseHTMLName`).
  var isHTMLName: Bool {
    isASCIILetterOrDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ":") || self == UInt8(ascii: "_")
      || self == UInt8(ascii: ".")
  }

  /// Whether a run of an attribute value that can be copied as it is ends here; `quote` 0 for none.
  fileprivate func endsValueRun(_ quote: UInt8) -> Bool {
    if self > 0x3E { return false }
    return self == UInt8(ascii: "\"") || self == UInt8(ascii: "&") || self == quote || self < 0x20
      || (quote == 0 && (self == 0x20 || self == UInt8(ascii: ">")))
  }
}
