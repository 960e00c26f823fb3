/// A place in a `Tree`. Cheap to copy; keeps its tree alive.
package struct Element: Sendable {
  package enum Child: Sendable {
    case element(Element)
    case text(String)
  }

  let tree: Tree
  let index: Int32

  var node: Tree.Node { tree.nodes[Int(index)] }

  package var name: Tree.Name { tree.names[Int(node.name)] }
  /// Index into the tree's `names`: lets a reader look each name up once a document.
  package var nameIndex: Int { Int(node.name) }

  package var parent: Element? { node.parent < 0 ? nil : Element(tree: tree, index: node.parent) }

  /// Elements and text in document order.
  package var children: some Sequence<Child> {
    sequence(state: node.firstChild) { [tree] next -> Child? in
      guard next >= 0 else { return nil }
      let node = tree.nodes[Int(next)]
      defer { next = node.nextSibling }
      return node.name < 0
        ? .text(tree.string(node.start, node.end)) : .element(Element(tree: tree, index: next))
    }
  }

  /// Child elements in document order.
  package var elements: some Sequence<Element> {
    sequence(state: node.firstChild) { [tree] next -> Element? in
      while next >= 0 {
        let index = next
        let node = tree.nodes[Int(index)]
        next = node.nextSibling
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

  /// The value of the attribute in no namespace of that local name.
  package func attribute(_ local: String) -> String? {
    for attribute in tree.attributes[Int(node.start)..<Int(node.end)] {
      let name = tree.names[Int(attribute.name)]
      if name.namespace == nil && name.local == local { return tree.string(attribute.start, attribute.end) }
    }
    return nil
  }

  /// All text below, in document order, without markup.
  package var text: String {
    var text = ""
    var stack = [node.firstChild]
    while let next = stack.popLast() {
      guard next >= 0 else { continue }
      let node = tree.nodes[Int(next)]
      stack.append(node.nextSibling)
      if node.name < 0 { text += tree.string(node.start, node.end) } else { stack.append(node.firstChild) }
    }
    return text
  }
}
