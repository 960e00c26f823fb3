/// The outlines of an OPML file, each with the place of its bytes.
struct Outlines {
  struct Node {
    var tag: Markup.Tag
    var endTag: Range<Int>?
    /// Index of the outline or body around it; nil at the top.
    var parent: Int?
    var children: [Int] = []
    var isBody: Bool
    /// From `<` of the tag to after the end tag; to where its content ends when an end tag is missing.
    var whole: Range<Int>
  }

  /// Bodies and outlines in document order.
  private(set) var nodes: [Node] = []
  /// Local name of the first element, lower case; anything but `opml` is all that was read.
  private(set) var root: String?
  private(set) var opml: Markup.Tag?
  private(set) var opmlEnd: Range<Int>?
  /// Text of `head/title`.
  private(set) var title: Range<Int>?
  private(set) var repairs: [Markup.Problem] = []
  let bytes: [UInt8]

  private enum Element {
    case opml
    case head
    case title
    case node(Int)
    case other
  }

  private var open: [(name: [UInt8], element: Element)] = []
  /// How many elements of each name are open, so that a stray end tag is known at once.
  private var openOfName: [[UInt8]: Int] = [:]

  init(_ bytes: [UInt8], count: Int) throws(Markup.Problem) {
    self.bytes = bytes
    var markup = Markup(bytes)
    var lastStray: Range<Int>?
    while let token = try markup.next() {
      switch token {
      case .start(let tag):
        lastStray = nil
        root = root ?? localName(tag.name)
        guard root == "opml" else { return }
        try start(tag, count: count)
      case .end(let name, let whole):
        lastStray = end(name, whole) ? nil : whole
      case .text(let range):
        if case .title = open.last?.element, title == nil { title = range }
      case .doctype(let range):
        guard bytes[range].contains(UInt8(ascii: "[")) else { break }
        repairs.append(Markup.Problem(offset: range.lowerBound, words: "entities of a DOCTYPE are not expanded"))
      }
    }
    repairs += markup.repairs
    try finish(lastStray)
  }

  private mutating func start(_ tag: Markup.Tag, count: Int) throws(Markup.Problem) {
    let name = localName(tag.name)
    opml = opml ?? tag
    var element = Element.other
    switch name {
    case "opml": element = .opml
    case "head": element = .head
    case "title": if case .head = open.last?.element { element = .title }
    case "body", "outline":
      let parent = innermostNode
      guard nodes.count < count else {
        throw Markup.Problem(offset: tag.whole.lowerBound, words: "there are more than \(count) outlines")
      }
      nodes.append(Node(tag: tag, parent: parent, isBody: name == "body", whole: tag.whole))
      if let parent { nodes[parent].children.append(nodes.count - 1) }
      element = .node(nodes.count - 1)
    default: break
    }
    guard !tag.isEmpty else { return }
    let written = Array(bytes[tag.name])
    openOfName[written, default: 0] += 1
    open.append((written, element))
  }

  private var innermostNode: Int? {
    for (_, element) in open.reversed() {
      if case .node(let index) = element { return index }
    }
    return nil
  }

  /// False for an end tag of an element that is not open.
  private mutating func end(_ name: Range<Int>, _ whole: Range<Int>) -> Bool {
    let written = Array(bytes[name])
    guard openOfName[written, default: 0] > 0 else {
      repair("an end tag </\(localName(name))> without a start tag", at: whole.lowerBound)
      return false
    }
    while let last = open.popLast() {
      openOfName[last.name, default: 1] -= 1
      if last.name == written {
        end(last.element, whole)
        break
      }
      close(last.element, at: whole.lowerBound)
    }
    return true
  }

  private mutating func end(_ element: Element, _ whole: Range<Int>) {
    switch element {
    case .node(let index):
      nodes[index].endTag = whole
      nodes[index].whole = nodes[index].whole.lowerBound..<whole.upperBound
    case .opml: opmlEnd = whole
    case .head, .title, .other: break
    }
  }

  private mutating func close(_ element: Element, at offset: Int) {
    guard case .node(let index) = element else { return }
    nodes[index].whole = nodes[index].whole.lowerBound..<offset
    repair("an <outline> without its end tag", at: nodes[index].whole.lowerBound)
  }

  /// A list that stops inside its body was cut; a stray end tag as its last word is taken for a misspelt one.
  private mutating func finish(_ lastStray: Range<Int>?) throws(Markup.Problem) {
    let hasBody = nodes.contains { $0.isBody }
    let innermost = open.last { if case .node = $0.element { true } else { false } }
    if let element = innermost ?? (hasBody ? nil : open.last), lastStray == nil {
      throw Markup.Problem(
        offset: bytes.count,
        words: "the file ends inside <\(String(decoding: element.name, as: UTF8.self))>: it was cut")
    }
    for (_, element) in open { close(element, at: lastStray?.lowerBound ?? bytes.count) }
  }

  private mutating func repair(_ words: String, at offset: Int) {
    if repairs.count < 100 { repairs.append(Markup.Problem(offset: offset, words: words)) }
  }

  /// Lower case, without a prefix.
  private func localName(_ name: Range<Int>) -> String {
    if bytes[name].elementsEqual("outline".utf8) { return "outline" }
    let text = String(decoding: bytes[name], as: UTF8.self).lowercased()
    guard let colon = text.lastIndex(of: ":") else { return text }
    return String(text[text.index(after: colon)...])
  }
}

extension Outlines {
  /// The attribute of that name, else of that name in other letter case.
  func attribute(_ name: String, of node: Int) -> Markup.Attribute? {
    let attributes = nodes[node].tag.attributes
    return attributes.first { bytes[$0.name].elementsEqual(name.utf8) }
      ?? attributes.first { isAlike(bytes[$0.name], name) }
  }

  /// The text that a range of markup stands for, with white space as XML reads attributes (section 3.3.3).
  func value(_ range: Range<Int>?, in charset: Charset) -> String? {
    guard let range else { return nil }
    let raw = bytes[range]
    guard raw.contains(where: { $0 == .ampersand || $0 < 0x20 }) else { return charset.decode(raw) }
    switch charset.form {
    case .utf8, .utf16: return References.expand(raw)
    case .singleByte, .multiByte: return References.expand(Array(charset.decode(raw).utf8)[...])
    }
  }

  func text(_ name: String, of node: Int, in charset: Charset) -> String? {
    value(attribute(name, of: node)?.value, in: charset)
  }
}
