import XML

/// Text without markup, as it goes to titles, terminals and comparisons.
enum PlainText {
  /// The visible text of a fragment, white space folded.
  static func of(_ html: String, reader: HTMLReader) -> String {
    guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return folding(html)
    }
    let tree = reader.read(html)
    guard let root = tree.root else { return "" }
    let rules = tree.names.map { Policy.rules[$0.local] ?? Policy.Rule() }
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
    return folding(String(decoding: text, as: UTF8.self))
  }

  /// `text` with runs of white space as one space, and without what turns, hides or commands.
  static func folding(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in text.unicodeScalars {
      switch treatment(scalar) {
      case .space: hasSpace = !output.isEmpty
      case .drop: break
      case .keep, .convert:
        if hasSpace { output.append(" ") }
        hasSpace = false
        append(scalar, to: &output)
      }
    }
    return String(output)
  }

  /// The same with its lines kept.
  static func neutralizing(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy({ $0 == "\n" || $0 == "\t" || treatment($0) == .keep || $0 == " " }) else {
      return text
    }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch treatment(scalar) {
      case .space: output.append(scalar == "\r" || scalar == "\n" || scalar == "\t" ? scalar : " ")
      case .drop: break
      case .keep, .convert: append(scalar, to: &output)
      }
    }
    return String(output)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout String.UnicodeScalarView) {
    if treatment(scalar) == .keep {
      output.append(scalar)
    } else {
      output.append(contentsOf: windows1252(scalar.value).unicodeScalars)
    }
  }

  /// A C1 control as the character that it comes from; U+FFFD if it comes from none.
  static func windows1252(_ control: UInt32) -> String {
    let scalar = HTMLReferences.windows1252(control)
    return scalar < 0xA0 ? "\u{FFFD}" : Unicode.Scalar(scalar).map { String($0) } ?? "\u{FFFD}"
  }

  private enum Treatment { case keep, space, drop, convert }

  private static func treatment(_ scalar: Unicode.Scalar) -> Treatment {
    switch scalar.value {
    case 0x9...0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0x80..<0xA0: .convert
    // C0, DEL; bidirectional embeddings, overrides and isolates; byte order mark; annotations; no characters.
    case 0..<0x20, 0x7F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: .drop
    default: .keep
    }
  }
}
