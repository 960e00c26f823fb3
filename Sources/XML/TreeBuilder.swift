/// Grows a `Tree` from the events of a parser, in document order.
struct TreeBuilder {
  private var names: [Tree.Name] = []
  private var indexOfName: [Tree.Name: Int32] = [:]
  private var nodes: [Tree.Node] = []
  private var attributes: [Tree.Attribute] = []
  private var bytes: [UInt8] = []
  /// Open elements, innermost last, each with its last child so far (-1 for none).
  private var open: [(index: Int32, lastChild: Int32)] = []

  /// - Parameter capacity: bytes of the document, as a hint.
  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
    nodes.reserveCapacity(capacity / 32)
  }

  /// Open elements now.
  var depth: Int { open.count }

  /// The index of a name that is known to be new.
  mutating func add(_ name: Tree.Name) -> Int32 {
    names.append(name)
    return Int32(names.count - 1)
  }

  mutating func nameIndex(_ name: Tree.Name) -> Int32 {
    if let index = indexOfName[name] { return index }
    names.append(name)
    indexOfName[name] = Int32(names.count - 1)
    return Int32(names.count - 1)
  }

  @inline(__always)
  mutating func startElement(_ name: Int32) {
    append(
      Tree.Node(
        name: name, parent: -1, firstChild: -1, nextSibling: -1, start: Int32(attributes.count),
        end: Int32(attributes.count)))
    open.append((Int32(nodes.count - 1), -1))
  }

  /// Adds to the element just started.
  @inline(__always)
  mutating func attribute(_ name: Int32, _ value: some Sequence<UInt8>) {
    let start = Int32(bytes.count)
    bytes.append(contentsOf: value)
    attributes.append(Tree.Attribute(name: name, start: start, end: Int32(bytes.count)))
    nodes[nodes.count - 1].end = Int32(attributes.count)
  }

  /// The same for a value from libxml2's SAX2, which writes every `&` as `&#38;`.
  @inline(__always)
  mutating func attribute(_ name: Int32, escapedValue value: UnsafeBufferPointer<UInt8>) {
    guard unsafe value.contains(UInt8(ascii: "&")) else { return unsafe attribute(name, value) }
    var plain: [UInt8] = []
    var index = 0
    while index < value.count {
      unsafe plain.append(value[index])
      index += unsafe value[index] == UInt8(ascii: "&") ? 5 : 1
    }
    attribute(name, plain)
  }

  @inline(__always)
  mutating func text(_ characters: some Sequence<UInt8>) {
    guard !open.isEmpty else { return }
    let start = Int32(bytes.count)
    bytes.append(contentsOf: characters)
    addText(from: start)
  }

  /// Adds up to `capacity` bytes that `fill` writes and counts. False if it answers nil, and then the tree is of no use.
  @inline(__always)
  mutating func text(atMost capacity: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int?) -> Bool {
    guard !open.isEmpty, capacity > 0 else { return true }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: capacity))
    let length = unsafe bytes.withUnsafeMutableBufferPointer { unsafe fill($0.baseAddress! + start) }
    guard let length else { return false }
    bytes.removeLast(capacity - length)
    addText(from: Int32(start))
    return true
  }

  /// Makes a node of the bytes from `start` on, or lengthens the one that they follow.
  @inline(__always)
  private mutating func addText(from start: Int32) {
    let innermost = open[open.count - 1]
    let end = Int32(bytes.count)
    if innermost.lastChild >= 0, nodes[Int(innermost.lastChild)].name < 0,
      nodes[Int(innermost.lastChild)].end == start
    {
      nodes[Int(innermost.lastChild)].end = end
    } else {
      append(Tree.Node(name: -1, parent: -1, firstChild: -1, nextSibling: -1, start: start, end: end))
    }
  }

  @inline(__always)
  mutating func endElement() {
    open.removeLast()
  }

  consuming func finish() -> Tree {
    Tree(names: names, nodes: nodes, attributes: attributes, bytes: bytes)
  }

  @inline(__always)
  private mutating func append(_ node: Tree.Node) {
    let index = Int32(nodes.count)
    nodes.append(node)
    guard let innermost = open.indices.last else { return }
    nodes[Int(index)].parent = open[innermost].index
    if open[innermost].lastChild < 0 {
      nodes[Int(open[innermost].index)].firstChild = index
    } else {
      nodes[Int(open[innermost].lastChild)].nextSibling = index
    }
    open[innermost].lastChild = index
  }
}
