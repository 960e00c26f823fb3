/// What a vocabulary lets a reader of broken documents conclude from element names. All names are local and lower case.
package struct Nesting: Sendable {
  /// Elements that a document of the vocabulary begins with: what stands before the first of them is junk.
  package var roots: Set<String>
  /// Elements that never hold another of these: a second start ends the first.
  package var blocks: Set<String>
  /// Elements that hold text only: the start of a field ends them.
  package var leaves: Set<String>
  /// Elements that hold marked-up text: the start of a field ends them, unless HTML has an element of its name.
  package var texts: Set<String>

  package init(
    roots: Set<String> = [], blocks: Set<String> = [], leaves: Set<String> = [], texts: Set<String> = []
  ) {
    self.roots = roots
    self.blocks = blocks
    self.leaves = leaves
    self.texts = texts
  }

  func isField(_ name: String) -> Bool { leaves.contains(name) || texts.contains(name) }
  func isStructure(_ name: String) -> Bool { isField(name) || blocks.contains(name) }

  /// Elements of HTML that have no content, unless a feed uses the name otherwise.
  static let void: Set<String> = [
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "meta", "param", "track", "wbr",
  ]

  /// Names that both a feed and the HTML inside it use.
  static let ambiguous: Set<String> = ["title", "link", "summary", "source", "image", "content", "category", "author"]
}
