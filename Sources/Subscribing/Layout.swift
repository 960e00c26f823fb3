/// How a list is laid out: its line ends, its indentation, its way to write a tag.
struct Layout {
  /// Where new outlines go, and what stands around them.
  struct Place {
    var range: Range<Int>
    var indent: [UInt8]
    /// Without line breaks.
    var isCompact = false
    var before: [UInt8] = []
    var after: [UInt8] = []
  }

  private let outlines: Outlines
  private let newline: [UInt8]
  /// One step of indentation.
  let unit: [UInt8]
  private let isOneLine: Bool
  /// An outline with an address, for want of a nearer one to write like.
  private let anyFeed: Int?

  init(_ outlines: Outlines) {
    self.outlines = outlines
    newline = Layout.newline(outlines)
    unit = Layout.unit(outlines)
    let start = outlines.opml?.whole.lowerBound ?? 0
    isOneLine = !outlines.bytes[start...].dropLast(2).contains { $0 == .newline || $0 == .carriageReturn }
    anyFeed = outlines.nodes.indices.last { outlines.attribute("xmlUrl", of: $0) != nil }
  }

  /// That of the line where the last outline ends; files with mixed line ends exist.
  private static func newline(_ outlines: Outlines) -> [UInt8] {
    let bytes = outlines.bytes
    let start = outlines.nodes.last?.tag.whole.upperBound ?? 0
    let end =
      bytes[start...].firstIndex { $0 == .newline || $0 == .carriageReturn }
      ?? bytes.firstIndex { $0 == .newline || $0 == .carriageReturn }
    guard let end else { return [.newline] }
    guard bytes[end] == .carriageReturn else { return [.newline] }
    return end + 1 < bytes.count && bytes[end + 1] == .newline ? [.carriageReturn, .newline] : [.carriageReturn]
  }

  /// What a child's line has more than its parent's.
  private static func unit(_ outlines: Outlines) -> [UInt8] {
    for node in outlines.nodes {
      guard let parent = node.parent,
        let inner = Layout.indent(at: node.whole.lowerBound, outlines.bytes),
        let outer = Layout.indent(at: outlines.nodes[parent].whole.lowerBound, outlines.bytes)
      else { continue }
      if inner.count > outer.count, inner.starts(with: outer) { return Array(inner[outer.count...]) }
    }
    // A body that holds nothing yet: one step from its list.
    let body = outlines.nodes.first { $0.isBody }
    let step = body.flatMap { Layout.indent(at: $0.whole.lowerBound, outlines.bytes) } ?? []
    return step.isEmpty ? [0x20, 0x20] : step
  }

  // MARK: Lines

  private static func lineStart(_ offset: Int, _ bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != .newline, bytes[start - 1] != .carriageReturn { start -= 1 }
    return start
  }

  /// The white space before what stands there; nil when it does not begin its line.
  private static func indent(at offset: Int, _ bytes: [UInt8]) -> [UInt8]? {
    var start = offset
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    let isLineStart = start == 0 || bytes[start - 1] == .newline || bytes[start - 1] == .carriageReturn
    return isLineStart ? Array(bytes[start..<offset]) : nil
  }

  /// The white space that the line of that place begins with.
  private func indentOfLine(_ offset: Int) -> [UInt8] {
    let start = Layout.lineStart(offset, outlines.bytes)
    return Array(outlines.bytes[start..<offset].prefix { $0.isSpace })
  }

  /// Where the next line begins if nothing but white space and comments stand in between; nil otherwise.
  private func nextLine(_ offset: Int) -> Int? {
    let bytes = outlines.bytes
    var index = offset
    while index < bytes.count {
      if bytes[index] == .newline { return index + 1 }
      if bytes[index] == .carriageReturn {
        return index + 1 < bytes.count && bytes[index + 1] == .newline ? index + 2 : index + 1
      }
      if follows("<!--", in: bytes, at: index) {
        var end = index + 4
        while end < bytes.count, !follows("-->", in: bytes, at: end) {
          if bytes[end] == .newline || bytes[end] == .carriageReturn { return nil }
          end += 1
        }
        index = end + 3
        continue
      }
      guard bytes[index].isSpace else { return nil }
      index += 1
    }
    return nil
  }

  /// A range with the lines that it has for itself.
  func lines(of range: Range<Int>) -> Range<Int> {
    guard let indent = Layout.indent(at: range.lowerBound, outlines.bytes) else { return range }
    let bytes = outlines.bytes
    var end = range.upperBound
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    guard end == bytes.count || bytes[end] == .newline || bytes[end] == .carriageReturn else { return range }
    if end < bytes.count {
      end += bytes[end] == .carriageReturn && end + 1 < bytes.count && bytes[end + 1] == .newline ? 2 : 1
    }
    return range.lowerBound - indent.count..<end
  }

  func line(_ indent: [UInt8], _ content: [UInt8], isCompact: Bool) -> [UInt8] {
    isCompact ? content : indent + content + newline
  }

  /// The bytes of an outline, its further lines shifted as its first one is.
  func reindented(_ range: Range<Int>, to indent: [UInt8]) -> [UInt8] {
    let old = Layout.indent(at: range.lowerBound, outlines.bytes) ?? []
    let source = outlines.bytes[range]
    guard !old.isEmpty || !indent.isEmpty, source.contains(where: { $0 == .newline || $0 == .carriageReturn }) else {
      return Array(source)
    }
    var bytes: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      bytes.append(source[index])
      let isLineEnd =
        source[index] == .newline
        || source[index] == .carriageReturn
          && !(index + 1 < range.upperBound && source[index + 1] == .newline)
      index += 1
      if isLineEnd, source[index...].starts(with: old), index < range.upperBound {
        bytes += indent
        index += old.count
      }
    }
    return bytes
  }

  // MARK: Places

  /// - Parameter container: a body or an outline; nil for a list without a body.
  func place(in container: Int?) -> Place {
    guard let container else { return placeOfBody() }
    let node = outlines.nodes[container]
    if let last = node.children.last { return place(after: outlines.nodes[last]) }
    if node.tag.isEmpty { return placeInside(node.tag) }
    let end = node.endTag?.lowerBound ?? node.whole.upperBound
    return place(before: end, in: node.tag)
  }

  private func place(after node: Outlines.Node) -> Place {
    let end = node.whole.upperBound
    guard let next = nextLine(end) else {
      return Place(range: end..<end, indent: [], isCompact: true)
    }
    return Place(range: next..<next, indent: indentOfLine(node.whole.lowerBound))
  }

  private func place(before end: Int, in tag: Markup.Tag) -> Place {
    if isOneLine { return Place(range: end..<end, indent: [], isCompact: true) }
    let outer = indentOfLine(tag.whole.lowerBound)
    if let indent = Layout.indent(at: end, outlines.bytes), end - indent.count >= tag.whole.upperBound {
      return Place(range: end - indent.count..<end - indent.count, indent: outer + unit)
    }
    return Place(range: end..<end, indent: outer + unit, before: newline, after: outer)
  }

  /// `<outline …/>` opened.
  private func placeInside(_ tag: Markup.Tag) -> Place {
    let bytes = outlines.bytes
    var start = tag.whole.upperBound - 2
    while bytes[start - 1].isSpace { start -= 1 }
    let outer = indentOfLine(tag.whole.lowerBound)
    let end = Array("</".utf8) + bytes[tag.name] + [.greaterThan]
    var place = Place(range: start..<tag.whole.upperBound, indent: outer + unit, isCompact: isOneLine)
    place.before = isOneLine ? [.greaterThan] : [.greaterThan] + newline
    place.after = isOneLine ? end : outer + end
    return place
  }

  private func placeOfBody() -> Place {
    guard let opml = outlines.opml else { return Place(range: 0..<0, indent: []) }
    if opml.isEmpty { return placeInside(opml) }
    return place(before: outlines.opmlEnd?.lowerBound ?? outlines.bytes.count, in: opml)
  }

  // MARK: Tags

  /// An outline to write like: the last feed in the container, else in the list.
  func model(in container: Int?) -> Int? {
    guard let container else { return anyFeed }
    return outlines.nodes[container].children.last { outlines.attribute("xmlUrl", of: $0) != nil } ?? anyFeed
  }

  /// The quotation mark of an outline's attributes.
  func mark(of node: Int?) -> UInt8 {
    guard let node else { return .quote }
    for attribute in outlines.nodes[node].tag.attributes {
      guard let value = attribute.value else { continue }
      let mark = outlines.bytes[value.lowerBound - 1]
      if mark == .quote || mark == .apostrophe { return mark }
    }
    return .quote
  }

  /// `/>` or ` />`, as the outline has it.
  func ending(of node: Int?) -> [UInt8] {
    guard let node, outlines.nodes[node].tag.isEmpty else { return Array("/>".utf8) }
    let slash = outlines.nodes[node].tag.whole.upperBound - 2
    return Array((outlines.bytes[slash - 1] == 0x20 ? " />" : "/>").utf8)
  }
}
