/// A place in a `Tree`. Cheap to copy; keeps its tree alive.
package struct Element: Sendable {
  package enum Child: Sendable {
    case element(Element)
    /// Valid UTF-8.
    case text(ArraySlice<UInt8>)
  }

  @usableFromInline let tree: Tree
  @usableFromInline let index: Int32

  @inlinable
  init(tree: Tree, index: Int32) {
    self.tree = tree
    self.index = index
  }

  @inlinable var node: Tree.Node { tree.nodes[Int(index)] }

  package var name: Tree.Name { tree.names[Int(node.name)] }
  /// Index into the tree's `names`: lets a reader look each name up once a document.
  @inlinable package var nameIndex: Int { Int(node.name) }
  /// The names of the whole document, by `nameIndex`.
  package var names: [Tree.Name] { tree.names }

  package var parent: Element? { node.parent < 0 ? nil : Element(tree: tree, index: node.parent) }

  /// Elements and text in document order.
  package var children: some Sequence<Child> {
    sequence(state: node.firstChild) { [tree] next -> Child? in
      guard next >= 0 else { return nil }
      let index = next
      let node = tree.nodes[Int(index)]
      next = node.nextSibling
      return node.name < 0
        ? .text(tree.bytes[Int(node.start)..<Int(node.end)]) : .element(Element(tree: tree, index: index))
    }
  }

  /// Child elements in document order.
  @inlinable package var elements: Elements { Elements(tree: tree, first: node.firstChild) }

  package struct Elements: Sequence, IteratorProtocol {
    @usableFromInline let tree: Tree
    @usableFromInline var upcoming: Int32

    @inlinable
    init(tree: Tree, first: Int32) {
      self.tree = tree
      upcoming = first
    }

    @inlinable
    package mutating func next() -> Element? {
      while upcoming >= 0 {
        let index = upcoming
        let node = tree.nodes[Int(index)]
        upcoming = node.nextSibling
        if node.name >= 0 { return Element(tree: tree, index: index) }
      }
      return nil
    }
  }

  /// Names and values in document order.
  package var attributes: some Sequence<(name: Tree.Name, value: String)> {
    tree.attributes[Int(node.start)..<Int(node.end)].lazy.map { [tree] attribute in
      (tree.names[Int(attribute.name)], tree.string(attribute.start, attribute.end))
    }
  }

  @inlinable package var attributeCount: Int { Int(node.end - node.start) }

  /// The name, as an index into `names`, of the attribute at that place in document order.
  @inlinable
  package func attributeNameIndex(_ position: Int) -> Int {
    Int(tree.attributes[Int(node.start) + position].name)
  }

  /// The value of the attribute at that place in document order.
  package func attributeValue(_ position: Int) -> String {
    let attribute = tree.attributes[Int(node.start) + position]
    return tree.string(attribute.start, attribute.end)
  }

  /// The value of the attribute in no namespace of that local name.
  package func attribute(_ local: String) -> String? {
    for attribute in tree.attributes[Int(node.start)..<Int(node.end)] {
      let name = tree.names[Int(attribute.name)]
      if name.namespace == nil && name.local == local { return tree.string(attribute.start, attribute.end) }
    }
    return nil
  }

  /// All text below, in document order, without markup.
  package var text: String { Tree.string(textBytes) }

  /// `text` without white space at its ends; nil for nothing else.
  package var trimmedText: String? {
    let bytes = trimmedBytes
    return bytes.isEmpty ? nil : Tree.string(bytes)
  }

  /// `text` without white space at its ends, as UTF-8. No copy is made of an element's only text.
  package var trimmedBytes: ArraySlice<UInt8> {
    let bytes = textBytes
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return bytes[start..<end]
  }

  /// Whether text of the document may need repair: `Tree.hasControls` or `Tree.mayBeEncodedTwice`.
  package var isSuspicious: Bool { tree.hasControls || tree.mayBeEncodedTwice }

  /// False when some element is below.
  package var isLeaf: Bool {
    var next = node.firstChild
    while next >= 0 {
      let child = tree.nodes[Int(next)]
      if child.name >= 0 { return false }
      next = child.nextSibling
    }
    return true
  }

  private var textBytes: ArraySlice<UInt8> {
    guard node.firstChild >= 0 else { return [] }
    let first = tree.nodes[Int(node.firstChild)]
    if first.name < 0 && first.nextSibling < 0 { return tree.bytes[Int(first.start)..<Int(first.end)] }
    var text: [UInt8] = []
    var stack = [node.firstChild]
    while let next = stack.popLast() {
      guard next >= 0 else { continue }
      let node = tree.nodes[Int(next)]
      stack.append(node.nextSibling)
      if node.name < 0 {
        text += tree.bytes[Int(node.start)..<Int(node.end)]
      } else {
        stack.append(node.firstChild)
      }
    }
    return text[...]
  }
}
