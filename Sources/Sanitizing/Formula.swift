import XML

/// MathML, as far as text can say it.
enum Formula {
  /// The TeX that a `math` element carries as an annotation.
  static func source(of math: Element) -> String? {
    var walk = TreeWalk(math)
    while let step = walk.next() {
      guard case .enter(let element) = step, element.name.local == "annotation",
        let encoding = element.attribute("encoding")?.lowercased(), encoding.hasSuffix("tex")
      else { continue }
      return element.text
    }
    return nil
  }
}
