/// What libxml2 is shown of a fragment: its tags alone, with numbers for the texts and attributes.
///
/// It decides which element is in which, and nothing else. All that is between tags is read by ourselves as the HTML
/// standard says, so that what libxml2 2.9.14 does not know or misreads does not matter: HTML 5's references and those
/// without a semicolon, controls, which it drops, attributes with names like `@click`, whose value it takes for text
/// after a `>`, comments, raw text. It would also read the texts character by character, at a fifth of the speed.
///
/// Of the tags it is spared `source`, `track` and `wbr` that are open, since it does not know them as void; `html`,
/// `head` and `body`; and end tags that close nothing, each of which costs it a walk over all open elements.
struct HTMLSkeleton {
  /// Of `text`.
  struct Attribute {
    var name: HTMLNames.Slot
    var value: Range<Int>
  }

  /// The tags. A text is its index in `texts` and a semicolon; a tag's attributes are the value of its attribute `a`,
  /// an index in `tags`.
  private(set) var markup: [UInt8] = []
  private(set) var texts: [Range<Int>] = []
  private(set) var tags: [Range<Int>] = []
  private(set) var attributes: [Attribute] = []
  /// What `texts` and `attributes` point into: valid UTF-8.
  private(set) var bytes: [UInt8] = []
  private(set) var tokens: HTMLTokens

  /// Start tags of `HTMLNames.Kind.enclosing` that no end tag closes, by their number among those.
  private(set) var unclosed: Set<Int> = []
  private var enclosing: [HTMLNames.Slot: [Int]] = [:]
  private var enclosingCount = 0
  private let unclosedBefore: Set<Int>

  var isOverLimit: Bool { tokens.isOverLimit }

  /// `unclosed`: what an earlier pass found.
  init(
    _ html: String, attributeLimit: Int, attributes wanted: HTMLNameSet?, readsFrames: Bool = false,
    unclosed: Set<Int> = []
  ) {
    unclosedBefore = unclosed
    tokens = HTMLTokens(html, attributeLimit: attributeLimit, wanted: wanted, readsFrames: readsFrames)
    bytes.reserveCapacity(tokens.bytes.count)
    markup.reserveCapacity(tokens.bytes.count / 4 + 64)
  }

  mutating func write() {
    // Text outside of a body would be given a paragraph.
    markup += "<body>".utf8
    while !isOverLimit, let token = tokens.next() {
      switch token {
      case .text(let range), .rawText(let range, isVerbatim: false): writeText(range)
      case .startTag(let name, let tag?, let isSelfClosing): writeStart(name, tag, isSelfClosing)
      case .endTag(let name, let tag?): writeEnd(name, tag)
      case .rawText, .startTag, .endTag, .ignored: break
      }
    }
    for numbers in enclosing.values { unclosed.formUnion(numbers) }
  }

  /// The text alone, a space for each tag.
  mutating func writeText() {
    while let token = tokens.next() {
      switch token {
      case .text(let range): decode(range, inAttribute: false)
      case .startTag, .endTag: bytes.append(0x20)
      case .rawText, .ignored: break
      }
    }
  }

  private mutating func writeText(_ range: Range<Int>) {
    let start = bytes.count
    decode(range, inAttribute: false)
    write(number: texts.count)
    markup.append(UInt8(ascii: ";"))
    texts.append(start..<bytes.count)
  }

  private mutating func writeStart(_ name: Range<Int>, _ tag: HTMLNames.Slot, _ isSelfClosing: Bool) {
    let kind = tokens.names.kind(tag)
    // libxml2 takes `<body />` inside of a body for the end of that.
    guard kind != .document else { return }
    markup.append(UInt8(ascii: "<"))
    markup += tokens.bytes[name]
    let first = attributes.count
    for attribute in tokens.attributes {
      guard let name = attribute.slot, attributes[first...].allSatisfy({ $0.name != name }) else { continue }
      let start = bytes.count
      if let value = attribute.value { decode(value, inAttribute: true) }
      attributes.append(Attribute(name: name, value: start..<bytes.count))
    }
    if attributes.count > first {
      markup += " a=".utf8
      write(number: tags.count)
      tags.append(first..<attributes.count)
    }
    if isSelfClosing || kind == .void || kind == .lineBreak || kind == .enclosing && !opensEnclosing(tag) {
      markup += " />".utf8
    } else {
      markup.append(UInt8(ascii: ">"))
      tokens.open(tag)
    }
  }

  /// False for one that an earlier pass found unclosed.
  private mutating func opensEnclosing(_ tag: HTMLNames.Slot) -> Bool {
    defer { enclosingCount += 1 }
    guard !unclosedBefore.contains(enclosingCount) else { return false }
    enclosing[tag, default: []].append(enclosingCount)
    return true
  }

  private mutating func writeEnd(_ name: Range<Int>, _ tag: HTMLNames.Slot) {
    if tokens.names.kind(tag) == .lineBreak {
      markup += "<br />".utf8
    } else if tokens.close(tag) {
      if tokens.names.kind(tag) == .enclosing { _ = enclosing[tag]?.popLast() }
      markup += "</".utf8
      markup += tokens.bytes[name]
      markup.append(UInt8(ascii: ">"))
    }
  }

  private mutating func write(number: Int) {
    if number >= 10 { write(number: number / 10) }
    markup.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Copies with references read and what XML has no character for replaced.
  private mutating func decode(_ range: Range<Int>, inAttribute: Bool) {
    let input = tokens.bytes
    unsafe input.withUnsafeBufferPointer { text in
      var run = range.lowerBound
      var index = run
      while true {
        unsafe index = text.first(from: index, to: range.upperBound) { Self.isSpecial($0) }
        guard index < range.upperBound else { break }
        let reference =
          input[index] == UInt8(ascii: "&")
          ? HTMLReferences.reference(in: input, at: index, end: range.upperBound, inAttribute: inAttribute) : nil
        if input[index] == UInt8(ascii: "&") && reference == nil {
          index += 1
          continue
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
        if let reference {
          append(reference.first)
          if reference.second != 0 { append(reference.second) }
          index = reference.end
        } else {
          // Controls may not stand in XML, nor should what they held apart be joined: `java\u{1}script:`.
          append(input[index] == 0xC ? 0x20 : 0xFFFD)
          index += 1
        }
        run = index
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<range.upperBound]))
    }
  }

  /// 1 for what is not copied as it is: the `&` of a reference, and controls.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> UInt8 {
    let isControl: UInt8 = byte < 0x20 ? 1 : 0
    let isLineFeed: UInt8 = byte == 0xA ? 1 : 0
    let isTab: UInt8 = byte == 0x9 ? 1 : 0
    let isReturn: UInt8 = byte == 0xD ? 1 : 0
    let isAmpersand: UInt8 = byte == UInt8(ascii: "&") ? 1 : 0
    return isControl ^ isLineFeed ^ isTab ^ isReturn | isAmpersand
  }

  private mutating func append(_ scalar: UInt32) {
    if let scalar = Unicode.Scalar(scalar), let units = UTF8.encode(scalar) { bytes += units }
  }
}
