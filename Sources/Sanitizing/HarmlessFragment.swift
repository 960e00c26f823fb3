import Syndication
import XML

/// One pass over a fragment's tree that leaves out what could run, and writes the rest as it came.
struct HarmlessFragment {
  private let root: Element
  private let base: IRI.Base?
  private var markup: Markup
  /// By the tree's index of a name.
  private let treatments: [Harmless.Treatment]
  private let kinds: [Harmless.AttributeKind?]

  init(_ root: Element, base: IRI.Base?, capacity: Int) {
    self.root = root
    self.base = base
    markup = Markup(capacity: capacity)
    treatments = root.names.map { Harmless.elements[$0.local] ?? .unwrap }
    kinds = root.names.map { Harmless.attributes[$0.local] }
  }

  mutating func write() -> String {
    var walk = TreeWalk(root)
    while let step = walk.next() {
      switch step {
      case .text(let text): markup.text(text)
      case .enter(let element):
        switch treatments[element.nameIndex] {
        case .unwrap: break
        case .drop: walk.skipChildren()
        case .keep, .keepVoid: writeStart(element)
        case .formula:
          walk.skipChildren()
          writeFormula(element)
        }
      case .leave(let element):
        if treatments[element.nameIndex] == .keep { markup.endTag(element.name.local) }
      }
    }
    return markup.text
  }

  private mutating func writeStart(_ element: Element) {
    markup.startTag(element.name.local)
    for index in 0..<element.attributeCount {
      let (name, value) = element.attributeBytes(at: index)
      if let kind = kinds[name], let value = harmless(value, kind) {
        markup.attribute(root.names[name].local, value)
      }
    }
    markup.endStartTag(isVoid: treatments[element.nameIndex] == .keepVoid)
  }

  /// Nil for a value that goes with its attribute.
  private func harmless(_ value: ArraySlice<UInt8>, _ kind: Harmless.AttributeKind) -> ArraySlice<UInt8>? {
    switch kind {
    case .text: return value
    case .address(let schemes): return value.isEmpty ? value : Address.safe(value, base: base, schemes: schemes)
    case .sourceSet: return SourceSet.safe(value, base: base)
    case .style:
      let declarations = HarmlessStyle.declarations(of: value)
      return declarations.isEmpty ? nil : declarations[...]
    }
  }

  private mutating func writeFormula(_ element: Element) {
    let text = PlainText.folding(Formula.source(of: element) ?? element.attribute("alttext") ?? element.text)
    guard !text.isEmpty else { return }
    markup.startTag("code")
    markup.endStartTag()
    markup.text(text)
    markup.endTag("code")
  }
}
