/// A document as one flat tree: arrays of nodes and attributes, text as slices of one buffer.
///
/// The same for XML and HTML. Immutable once built, so that it can cross tasks; libxml2's own memory is gone by then.
package final class Tree: Sendable {
  /// An element's or attribute's name, stored once a document.
  package struct Name: Sendable, Hashable {
    package var local: String
    /// The prefix as written; nil for none.
    package var prefix: String?
    /// Nil for no namespace, for an undeclared prefix, and for every HTML name.
    package var namespace: String?

    package init(_ local: String, prefix: String? = nil, namespace: String? = nil) {
      self.local = local
      self.prefix = prefix
      self.namespace = namespace
    }
  }

  @usableFromInline struct Node: Sendable {
    /// Index into `names`; -1 for text.
    @usableFromInline var name: Int32
    @usableFromInline var parent: Int32
    @usableFromInline var firstChild: Int32
    @usableFromInline var nextSibling: Int32
    /// Of `bytes` for text, of `attributes` for an element.
    @usableFromInline var start: Int32
    @usableFromInline var end: Int32
  }

  @usableFromInline struct Attribute: Sendable {
    @usableFromInline var name: Int32
    @usableFromInline var start: Int32
    @usableFromInline var end: Int32
  }

  package let names: [Name]
  @usableFromInline let nodes: [Node]
  @usableFromInline let attributes: [Attribute]
  /// Valid UTF-8, and so is every slice that a node or an attribute names.
  @usableFromInline let bytes: [UInt8]
  /// Whether the text holds control characters U+0080 to U+009F, which were meant as windows-1252.
  package let hasControls: Bool
  /// Whether the text may hold UTF-8 that was taken for iso-8859-1 and encoded again.
  package let mayBeEncodedTwice: Bool

  init(names: [Name], nodes: [Node], attributes: [Attribute], bytes: [UInt8]) {
    (hasControls, mayBeEncodedTwice) = unsafe bytes.withUnsafeBufferPointer { bytes in
      // `Â` or `Ã`, and then a character from U+0080 to U+00BF.
      unsafe (
        Windows1252.hasControls(bytes), Windows1252.contains(bytes, 0xC3) { unsafe $0[0] >= 0x82 && $0[1] == 0xC2 }
      )
    }
    self.names = names
    self.nodes = nodes
    self.attributes = attributes
    self.bytes = bytes
  }

  /// The document's element; nil for a document without one. For an HTML fragment, an element that holds it all.
  package var root: Element? { nodes.isEmpty ? nil : Element(tree: self, index: 0) }

  func string(_ start: Int32, _ end: Int32) -> String { Tree.string(bytes[Int(start)..<Int(end)]) }

  /// - Parameter bytes: of the tree, or put together from it: it is not validated again.
  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    assert(UTF8Repair.isValid(bytes))
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe String(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
    }
  }
}
