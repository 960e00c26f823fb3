/// Reads what an XML parser refuses, and keeps as much as can be kept.
///
/// One pass over the document: its time is linear whatever the document holds. The tree is what an author most likely
/// meant: bare `&` and `<` are text, HTML's names are known, an end tag closes what it plausibly belongs to.
struct TolerantReader {
  private struct Open {
    /// As written, with its prefix.
    var name: String
    /// Local, lower case.
    var local: String
    /// Bindings in force outside of the element.
    var bindings: Int
    var hasElements = false
  }

  private let nesting: Nesting
  private let limits: XMLReader.Limits
  private var builder: TreeBuilder
  private var open: [Open] = []
  /// Elements deeper than the limit, which are not in the tree.
  private var ignored = 0
  private var openCount: [String: Int] = [:]
  private var bindings: [(prefix: String, namespace: String)] = [("xml", "http://www.w3.org/XML/1998/namespace")]
  private var hasRoot = false
  private var entities: Entities
  private var damage = DamageNotes()

  init(_ doctype: Doctype, nesting: Nesting, limits: XMLReader.Limits, capacity: Int) {
    entities = Entities(doctype, budget: limits.entityExpansion)
    self.nesting = nesting
    self.limits = limits
    builder = TreeBuilder(capacity: capacity)
  }

  /// - Parameter bytes: valid UTF-8.
  consuming func read(_ bytes: [UInt8]) -> (tree: Tree, damage: [Damage]) {
    damage = DamageNotes(bytes)
    read(bytes[start(of: bytes)...])
    if !open.isEmpty {
      damage.position = bytes.count
      damage.add(.recovered, "The document ends inside of <\(open.last!.name)>.")
      while !open.isEmpty { close() }
    }
    return (builder.finish(), damage.notes)
  }

  /// Past anything before the first root that the vocabulary knows.
  private mutating func start(of bytes: [UInt8]) -> Int {
    guard !nesting.roots.isEmpty else { return 0 }
    var index = 0
    while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = tag + 1
      let (name, end) = bytes[...].name(at: index)
      if nesting.roots.contains(TolerantReader.local(name)) { return tag }
      index = end
    }
    return 0
  }

  // MARK: Tokens

  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    var textStart = index
    // The place of what an entity expands to is that of the reference.
    let isDocument = !entities.isExpanding
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if isDocument { damage.position = index }
        text(bytes[textStart..<index])
        index = markup(bytes, at: index)
        textStart = index
      case UInt8(ascii: "&"):
        if isDocument { damage.position = index }
        text(bytes[textStart..<index])
        index = reference(bytes, at: index)
        textStart = index
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
        text(bytes[textStart..<index])
        if isDocument { damage.position = index }
        damage.add(.repaired, "Control characters were left out.")
        index += 1
        textStart = index
      case 0x0D:
        // Line ends are one line feed (XML 1.0, section 2.11).
        text(bytes[textStart..<index])
        if index + 1 >= bytes.endIndex || bytes[index + 1] != 0x0A { text([0x0A]) }
        index += 1
        textStart = index
      default:
        index += 1
      }
    }
    text(bytes[textStart...])
  }

  /// What begins at a `<`; the place after it.
  private mutating func markup(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    guard index + 1 < bytes.endIndex else { return literal(bytes, at: index) }
    switch bytes[index + 1] {
    case UInt8(ascii: "!"):
      return declaration(bytes, at: index)
    case UInt8(ascii: "?"):
      return find("?>", bytes, from: index + 2) ?? find(">", bytes, from: index + 2) ?? bytes.endIndex
    case UInt8(ascii: "/"):
      var (name, end) = bytes.name(at: index + 2)
      guard !name.isEmpty else { return literal(bytes, at: index) }
      while end < bytes.endIndex, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "<") { end += 1 }
      endTag(name)
      return end < bytes.endIndex && bytes[end] == UInt8(ascii: ">") ? end + 1 : end
    case let byte where byte.isNameStart:
      return startTag(bytes, at: index)
    default:
      return literal(bytes, at: index)
    }
  }

  private mutating func declaration(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    if bytes.has("<!--", at: index) {
      if let end = find("-->", bytes, from: index + 4) { return end }
      damage.add(.recovered, "A comment has no end.")
      return find(">", bytes, from: index + 4) ?? bytes.endIndex
    }
    if bytes.has("<![CDATA[", at: index) { return section(bytes, from: index + 9) }
    return find(">", bytes, from: index) ?? bytes.endIndex
  }

  /// The characters of a CDATA section; the place after it.
  ///
  /// Where its own end is missing, the end tag of the element that holds it ends it: there is no end in the document, or
  /// another section begins before the next.
  private mutating func section(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    let next = find("<![CDATA[", bytes, from: start).map { $0 - 9 } ?? bytes.endIndex
    var end = bytes[..<next].end(of: "]]>", from: start)
    if end == nil, let tag = endTagOfHolder(bytes[..<next], from: start) {
      damage.add(.recovered, "A CDATA section has no end.")
      characters(bytes[start..<tag])
      return tag
    }
    // A section may speak of sections.
    end = end ?? find("]]>", bytes, from: start)
    if end == nil { damage.add(.recovered, "A CDATA section has no end.") }
    characters(bytes[start..<(end.map { $0 - 3 } ?? bytes.endIndex)])
    return end ?? bytes.endIndex
  }

  /// The place of the end tag of the innermost open element.
  private func endTagOfHolder(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard let holder = open.last?.name else { return nil }
    var from = start
    while let found = bytes.end(of: "</", from: from) {
      if bytes.name(at: found).name == holder { return found - 2 }
      from = found
    }
    return nil
  }

  private mutating func literal(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    damage.add(.repaired, "A < stands for itself; it is written &lt;.")
    text(bytes[index...index])
    return index + 1
  }

  /// Ends that a search did not find, with where it ended, since an entity's text has an end of its own: the search is
  /// not repeated.
  private var missing: [String: Set<Int>] = [:]

  private mutating func find(_ end: StaticString, _ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    let key = end.description
    guard missing[key]?.contains(bytes.endIndex) != true, start <= bytes.endIndex else { return nil }
    if let found = bytes.end(of: end, from: start) { return found }
    missing[key, default: []].insert(bytes.endIndex)
    return nil
  }

  private static func local(_ name: String) -> String {
    name.split(separator: ":", maxSplits: 1).last.map { $0.lowercased() } ?? name
  }

  // MARK: Text

  private mutating func text(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty, !open.isEmpty else { return }
    builder.text(bytes)
  }

  /// Text in which nothing is markup.
  private mutating func characters(_ bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] < 0x20 && bytes[index] != 0x0A && bytes[index] != 0x09 {
      text(bytes[start..<index])
      start = index + 1
      if bytes[index] != 0x0D {
        damage.add(.repaired, "Control characters were left out.")
      } else if start >= bytes.endIndex || bytes[start] != 0x0A {
        text([0x0A])
      }
    }
    text(bytes[start...])
  }

  private mutating func reference(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    guard let (reference, end) = CharacterReference.parse(bytes, at: index) else {
      damage.add(.repaired, "An & stands for itself; it is written &amp;.")
      text(bytes[index...index])
      return index + 1
    }
    switch reference {
    case .number(let number):
      if let scalar = CharacterReference.scalar(number) {
        text(Array(UTF8.encode(scalar)!)[...])
      } else {
        damage.add(.repaired, "A character reference means no character of XML.")
      }
    case .name(let name):
      if let value = entities.declared(name) {
        if entities.enter(name, value.count, &damage) {
          let outside = missing
          missing = [:]
          read(value[...])
          missing = outside
          entities.leave()
        }
      } else if let scalar = entities.undeclared(name, &damage) {
        text(Array(UTF8.encode(scalar)!)[...])
      } else {
        text(bytes[index..<end])
      }
    }
    return end
  }

  // MARK: Start tags

  private mutating func startTag(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let tag = StartTag(bytes, at: index, limits, &damage)
    if !tag.isClosed {
      // `a <b and c`: words, not a tag. Whatever has values is one: so no byte inside of quotes is read twice.
      if tag.hasBareWords && !tag.hasValues { return literal(bytes, at: index) }
      damage.add(.recovered, "The tag <\(tag.name)> has no end.")
      if tag.end >= bytes.endIndex { return tag.end }
    }
    let local = TolerantReader.local(tag.name)
    if open.isEmpty {
      if hasRoot {
        damage.add(.recovered, "Something follows the document's element.")
        return tag.end
      }
      hasRoot = true
    }
    endImplied(by: local)
    if open.count >= limits.depth {
      damage.add(.recovered, Damage.tooDeep(limits.depth).message)
      if !tag.isEmpty { ignored += 1 }
      return tag.end
    }
    start(tag, local)
    if tag.isEmpty || (Nesting.void.contains(local) && !tag.name.contains(":")) { close() }
    return tag.end
  }

  /// Closes what cannot hold an element of that name.
  private mutating func endImplied(by local: String) {
    guard nesting.isStructure(local) else { return }
    if nesting.blocks.contains(local) {
      ignored = 0
      guard nesting.blocks.contains(where: { openCount[$0, default: 0] > 0 }) else { return endOuterFields() }
      damage.add(.recovered, "A <\(local)> begins inside of another.")
      while let last = open.last, !nesting.blocks.contains(last.local) { close() }
      close()
      return
    }
    var depth = open.count - 1
    while depth >= 0, !nesting.isStructure(open[depth].local) { depth -= 1 }
    guard depth >= 0 else { return }
    let holder = open[depth].local
    if nesting.leaves.contains(holder)
      || (nesting.texts.contains(holder) && !Nesting.ambiguous.contains(local) && depth == open.count - 1)
    {
      damage.add(.recovered, "<\(holder)> has no end tag.")
      while open.count > depth { close() }
    }
  }

  /// Closes what is open inside of the document's element before the first block: of a channel's description without an
  /// end tag, the items are no part.
  private mutating func endOuterFields() {
    guard let root = open.lastIndex(where: { nesting.roots.contains($0.local) }), root < open.count - 1 else { return }
    damage.add(.recovered, "<\(open[root + 1].name)> has no end tag.")
    while open.count > root + 1 { close() }
  }

  private mutating func start(_ tag: StartTag, _ local: String) {
    let outside = bindings.count
    var values: [(String, [UInt8])] = []
    for (name, raw) in tag.attributes {
      var value: [UInt8] = []
      entities.expand(raw, into: &value, &damage)
      if name == "xmlns" || name.hasPrefix("xmlns:") {
        guard bindings.count < limits.namespaces else { continue }
        bindings.append((name == "xmlns" ? "" : String(name.dropFirst(6)), String(decoding: value, as: UTF8.self)))
      } else {
        values.append((name, value))
      }
    }
    if !open.isEmpty { open[open.count - 1].hasElements = true }
    builder.startElement(builder.nameIndex(resolve(tag.name, isAttribute: false)))
    for (name, value) in values { builder.attribute(builder.nameIndex(resolve(name, isAttribute: true)), value) }
    open.append(Open(name: tag.name, local: local, bindings: outside))
    openCount[local, default: 0] += 1
  }

  private mutating func resolve(_ name: String, isAttribute: Bool) -> Tree.Name {
    guard let colon = name.firstIndex(of: ":") else {
      if isAttribute { return Tree.Name(name) }
      return Tree.Name(
        name, namespace: bindings.last { $0.prefix == "" }.flatMap { $0.namespace.isEmpty ? nil : $0.namespace })
    }
    let prefix = String(name[..<colon])
    let namespace = bindings.last { $0.prefix == prefix }?.namespace
    if namespace == nil { damage.add(.repaired, "The prefix \(prefix) is not declared.") }
    return Tree.Name(String(name[name.index(after: colon)...]), prefix: prefix, namespace: namespace)
  }

  // MARK: End tags

  private mutating func endTag(_ name: String) {
    let local = TolerantReader.local(name)
    if ignored > 0 {
      ignored -= 1
      guard nesting.isStructure(local) else { return }
      ignored = 0
    }
    guard let top = open.last else { return }
    if top.name == name { return close() }
    if let depth = match(name, local) {
      if depth < open.count - 1 { damage.add(.recovered, "<\(open[depth + 1].name)> has no end tag.") }
      while open.count > depth { close() }
      return
    }
    damage.add(.recovered, "</\(name)> closes nothing that is open.")
    let isMistyped =
      TolerantReader.isSimilar(top.local, local)
      || (nesting.leaves.contains(top.local) && nesting.isField(local) && !top.hasElements)
    if isMistyped { close() }
  }

  /// The open element that an end tag belongs to. Markup inside of a field never closes the field.
  private func match(_ name: String, _ local: String) -> Int? {
    guard openCount[local, default: 0] > 0 else { return nil }
    let isStructure = nesting.isStructure(local) || nesting.roots.contains(local)
    for depth in open.indices.reversed() {
      if open[depth].local == local { return depth }
      if !isStructure && nesting.isStructure(open[depth].local) { return nil }
    }
    return nil
  }

  /// Whether one word is the other mistyped: letters swapped, or one missing, added or wrong.
  private static func isSimilar(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count > 2, left.count < 64, abs(left.count - right.count) <= 1 else { return false }
    if left.sorted() == right.sorted() { return true }
    var prefix = 0
    while prefix < min(left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(left.count, right.count) - prefix,
      left[left.count - 1 - suffix] == right[right.count - 1 - suffix]
    { suffix += 1 }
    return max(left.count, right.count) - prefix - suffix <= 1
  }

  private mutating func close() {
    let element = open.removeLast()
    builder.endElement()
    openCount[element.local]! -= 1
    bindings.removeLast(bindings.count - element.bindings)
  }
}
