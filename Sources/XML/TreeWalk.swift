/// Visits a tree in document order without recursion, so that no depth of a document's is a depth of the stack.
package struct TreeWalk {
  package enum Step {
    case enter(Element)
    case leave(Element)
    /// Valid UTF-8.
    case text(ArraySlice<UInt8>)
  }

  private let tree: Tree
  private let root: Int32
  /// The node to visit next; -1 when the parent's children are done.
  private var following: Int32
  private var parent: Int32

  /// From `root`, which is entered and left too.
  package init(_ root: Element) {
    tree = root.tree
    self.root = root.index
    following = root.index
    parent = -1
  }

  package mutating func next() -> Step? {
    guard following < 0 else { return enter(following) }
    guard parent >= 0 else { return nil }
    let left = parent
    if left == root {
      parent = -1
    } else {
      following = tree.nodes[Int(left)].nextSibling
      parent = tree.nodes[Int(left)].parent
    }
    return .leave(Element(tree: tree, index: left))
  }

  private mutating func enter(_ index: Int32) -> Step {
    let node = tree.nodes[Int(index)]
    if node.name < 0 {
      following = node.nextSibling
      return .text(tree.bytes[Int(node.start)..<Int(node.end)])
    }
    following = node.firstChild
    parent = index
    return .enter(Element(tree: tree, index: index))
  }

  /// Goes straight to leaving the element just entered.
  package mutating func skipChildren() {
    following = -1
  }
}

extension Element {
  /// As `attributes`, without making strings: indices into the tree's `names`, values in valid UTF-8.
  package var attributeBytes: some Sequence<(name: Int, value: ArraySlice<UInt8>)> {
    tree.attributes[Int(node.start)..<Int(node.end)].lazy.map { [tree] attribute in
      (Int(attribute.name), tree.bytes[Int(attribute.start)..<Int(attribute.end)])
    }
  }

  /// The tree's, in the order of `nameIndex`.
  package var namesOfTree: [Tree.Name] { tree.names }

  /// The next element among its parent's children; text between them must be white space.
  package var nextAdjacentElement: Element? {
    var next = node.nextSibling
    while next >= 0 {
      let node = tree.nodes[Int(next)]
      if node.name >= 0 { return Element(tree: tree, index: next) }
      for byte in tree.bytes[Int(node.start)..<Int(node.end)] where !byte.isHTMLSpace { return nil }
      next = node.nextSibling
    }
    return nil
  }
}
