/// Writes a fragment's tokens so that libxml2 2.9.14 cannot read them otherwise than the HTML standard does.
///
/// What libxml2 does not know or misreads, and so never sees: comments, doctypes and processing instructions; the content
/// of raw text elements; HTML 5's references and references without a semicolon; `source`, `track` and `wbr` as void
/// elements; attributes with names like `@click`, whose value it takes for text after a `>`; `/` between attributes;
/// `html`, `head` and `body`; end tags that close nothing, each of which costs it a walk over all open elements.
struct HTMLNormalizer {
  private(set) var output: [UInt8] = []
  private var tokens: HTMLTokens
  /// Writes text only.
  private let dropsTags: Bool

  var isOverLimit: Bool { tokens.isOverLimit }

  init(_ html: String, attributeLimit: Int, dropsTags: Bool = false) {
    tokens = HTMLTokens(html, attributeLimit: attributeLimit)
    self.dropsTags = dropsTags
    output.reserveCapacity(tokens.bytes.count + tokens.bytes.count / 8 + 64)
  }

  mutating func run() {
    // Text outside of a body would be given a paragraph.
    output += "<body>".utf8
    while !isOverLimit, let token = tokens.next() {
      switch token {
      case .text(let range): write(range, inAttribute: false)
      case .rawText(let range, let isVerbatim): if !isVerbatim && !dropsTags { write(range, inAttribute: false) }
      case .startTag(let name, let tag, let isSelfClosing): if let tag { writeStart(name, tag, isSelfClosing) }
      case .endTag(let name, let tag): if let tag { writeEnd(name, tag) }
      case .ignored: break
      }
    }
  }

  private mutating func writeStart(_ name: Range<Int>, _ tag: HTMLTagNames.Slot, _ isSelfClosing: Bool) {
    let kind = tokens.names.kind(tag)
    // libxml2 takes `<body />` inside of a body for the end of that.
    guard kind != .document else { return }
    guard !dropsTags else {
      output.append(0x20)
      return
    }
    output.append(UInt8(ascii: "<"))
    output += tokens.bytes[name]
    for attribute in tokens.attributes where attribute.isPlain {
      output.append(0x20)
      output += tokens.bytes[attribute.name]
      guard let value = attribute.value else { continue }
      output += "=\"".utf8
      write(value, inAttribute: true)
      output.append(UInt8(ascii: "\""))
    }
    if isSelfClosing || kind == .void || kind == .lineBreak {
      output += " />".utf8
    } else {
      output.append(UInt8(ascii: ">"))
      tokens.open(tag)
    }
  }

  private mutating func writeEnd(_ name: Range<Int>, _ tag: HTMLTagNames.Slot) {
    if dropsTags {
      output.append(0x20)
    } else if tokens.names.kind(tag) == .lineBreak {
      output += "<br />".utf8
    } else if tokens.close(tag) {
      output += "</".utf8
      output += tokens.bytes[name]
      output.append(UInt8(ascii: ">"))
    }
  }

  private mutating func write(_ range: Range<Int>, inAttribute: Bool) {
    let bytes = tokens.bytes
    var run = range.lowerBound
    var index = run
    while index < range.upperBound {
      let byte = bytes[index]
      guard byte < 0x3D,
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"")
          || byte < 0x20 && byte != 0xA && byte != 0x9 && byte != 0xD
      else {
        index += 1
        continue
      }
      output += bytes[run..<index]
      index += 1
      switch byte {
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: "\""): output += "&quot;".utf8
      case 0xC: output.append(0x20)
      case UInt8(ascii: "&"):
        if let reference = HTMLReferences.reference(
          in: bytes, at: index - 1, end: range.upperBound, inAttribute: inAttribute)
        {
          write(reference.first)
          if reference.second != 0 { write(reference.second) }
          index = reference.end
        } else {
          output += "&amp;".utf8
        }
      // Controls may not stand in XML, nor should what they held apart be joined: `java\u{1}script:`.
      default: output += "\u{FFFD}".utf8
      }
      run = index
    }
    output += bytes[run..<range.upperBound]
  }

  /// A character that may mean something where it stands, as a numeric reference; any other as itself.
  private mutating func write(_ scalar: UInt32) {
    if scalar > 0x7F, let scalar = Unicode.Scalar(scalar) {
      output += UTF8.encode(scalar) ?? .init()
    } else {
      output += "&#".utf8
      if scalar >= 100 { output.append(UInt8(ascii: "1")) }
      if scalar >= 10 { output.append(UInt8(ascii: "0") + UInt8(scalar / 10 % 10)) }
      output.append(UInt8(ascii: "0") + UInt8(scalar % 10))
      output.append(UInt8(ascii: ";"))
    }
  }
}
