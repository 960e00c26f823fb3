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
  /// The index of its name in the tree's `names`, and its value in valid UTF-8.
  package func attributeBytes(at index: Int) -> (name: Int, value: ArraySlice<UInt8>) {
    let attribute = tree.attributes[Int(node.start) + index]
    return (Int(attribute.name), tree.bytes[Int(attribute.start)..<Int(attribute.end)])
  }
}
