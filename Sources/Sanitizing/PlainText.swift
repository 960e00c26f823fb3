import XML

/// Text without markup, as it goes to titles, terminals and comparisons.
enum PlainText {
  /// The visible text of a fragment, white space folded.
  static func of(_ html: String, reader: HTMLReader) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return folding(HTMLReferences.decoding(html)) }
    let tree = reader.read(html)
    guard let root = tree.root else { return "" }
    let rules = tree.names.map { Policy.rule($0.local) }
    var text: [UInt8] = []
    text.reserveCapacity(html.utf8.count)
    var walk = TreeWalk(root)
    while let step = walk.next() {
      switch step {
      case .text(let bytes): text += bytes
      case .enter(let element), .leave(let element):
        let rule = rules[element.nameIndex]
        if rule.isBlock { text.append(0x20) }
        if case .enter = step, rule.treatment == .drop || rule.treatment == .noscript { walk.skipChildren() }
      }
    }
    return folding(text[...])
  }

  /// At most 10,000 scalars, the last an ellipsis if any were cut. Not graphemes: one alone may have no end.
  static func capped(_ text: String) -> String {
    let limit = 10_000
    guard text.utf8.count > limit, text.unicodeScalars.dropFirst(limit).first != nil else { return text }
    return String(text.unicodeScalars.prefix(limit - 1)) + "…"
  }

  /// `text` with runs of white space as one space, and without what turns, hides or commands.
  static func folding(_ text: String) -> String {
    folding(Array(text.utf8)[...])
  }

  /// The same of valid UTF-8.
  static func folding(_ text: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    write(text, to: &output) { _, output in
      if let last = output.last, last != 0x20 { output.append(0x20) }
    }
    if output.last == 0x20 { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// The same with its white space kept.
  static func neutralizing(_ text: String) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    write(Array(text.utf8)[...], to: &output) { scalar, output in
      output.append(scalar == 0x9 || scalar == 0xA || scalar == 0xD ? UInt8(scalar) : 0x20)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func write(
    _ text: ArraySlice<UInt8>, to output: inout [UInt8], space: (_ scalar: UInt32, _ output: inout [UInt8]) -> Void
  ) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let length: Int
      switch byte {
      case 0x21...0x7E:
        output.append(byte)
        index += 1
        continue
      // The first bytes of all that is treated otherwise.
      case 0..<0x80: length = 1
      case 0xC2: length = 2
      case 0xE1...0xE3, 0xEF: length = 3
      default:
        output.append(byte)
        index += 1
        continue
      }
      let sequence = text[index..<min(index + length, text.endIndex)]
      index = sequence.endIndex
      let scalar = sequence.dropFirst().reduce(UInt32(byte) & (length == 1 ? 0x7F : length == 2 ? 0x1F : 0xF)) {
        $0 << 6 | UInt32($1 & 0x3F)
      }
      switch treatment(scalar) {
      case .space: space(scalar, &output)
      case .drop: break
      case .convert: output += HTMLReferences.character(ofControl: scalar).utf8
      case .keep: output += sequence
      }
    }
  }

  private enum Treatment { case keep, space, drop, convert }

  private static func treatment(_ scalar: UInt32) -> Treatment {
    switch scalar {
    case 0x9...0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x80..<0xA0: .convert
    // C0, DEL; bidirectional embeddings, overrides and isolates; byte order mark; annotations; no characters.
    case 0..<0x20, 0x7F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: .drop
    default: .keep
    }
  }
}
