internal import XML

/// The names of one document, looked up once.
struct Vocabulary {
  struct Name {
    var namespace: Namespace
    var term: Term
  }

  private let names: [Name]
  private let attributeLimit: Int
  /// Whether elements in no namespace are Atom's.
  let isAtom: Bool

  /// - Parameter root: the document's element, whose namespace is taken for the feed's own, whatever it is.
  init(root: Element, attributeLimit: Int) {
    self.attributeLimit = attributeLimit
    let rootName = root.name
    let rootTerm = Term(local: rootName.local)
    let isAtom = rootTerm == .feed || rootTerm == .entry
    self.isAtom = isAtom
    let core: Namespace = isAtom ? .atom : .rss
    let rootNamespace = rootTerm == .rdf ? nil : rootName.namespace
    names = root.names.map { name in
      let term = Term(local: name.local)
      var namespace: Namespace
      if let uri = name.namespace {
        namespace = uri == rootNamespace ? core : Namespace(named: uri)
      } else if let prefix = name.prefix {
        namespace = Namespace(undeclaredPrefix: prefix)
      } else {
        namespace = .rss
      }
      if namespace == .rss && isAtom { namespace = .atom }
      return Name(namespace: namespace, term: term)
    }
  }

  @inline(__always)
  func name(_ element: Element) -> Name { names[element.nameIndex] }

  /// The attribute of that name in no namespace, or in RDF's.
  func attribute(_ term: Term, _ element: Element) -> String? {
    for position in 0..<element.attributeCount {
      let name = names[element.attributeNameIndex(position)]
      if name.term == term && (name.namespace == .rss || name.namespace == .atom || name.namespace == .rdf) {
        let value = element.attributeValue(position)
        return value.utf8.count <= attributeLimit ? value : nil
      }
    }
    return nil
  }

  /// `xml:base` or `xml:lang`.
  func xmlAttribute(_ term: Term, _ element: Element) -> String? {
    for position in 0..<element.attributeCount {
      let name = names[element.attributeNameIndex(position)]
      if name.term == term && name.namespace == .xml { return element.attributeValue(position) }
    }
    return nil
  }
}
