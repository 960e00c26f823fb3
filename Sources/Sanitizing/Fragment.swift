import Syndication
import XML

/// One pass over a fragment's tree that writes what the policy keeps.
struct Fragment {
  private let base: IRI.Base?
  private let root: Element
  private let embedsPlayers: Bool
  private var markup: Markup
  private var open: [OpenElement] = []
  /// Those of `open` whose tags are written and not yet closed.
  private var written: [Int] = []
  private var linkDepth = 0
  private var playerDepth = 0
  /// Where the picture just met is written, if it had only a placeholder to show: its twin may be in the `noscript`
  /// that follows.
  private var placeholder: Int?

  /// By the tree's index of its name.
  private let rules: [Policy.Rule]

  private struct OpenElement {
    var index: Int
    /// Whether its tags are written.
    var isWritten: Bool
  }

  /// `embedsPlayers`: whether players that the policy knows stay; links to them if not.
  init(_ root: Element, base: IRI.Base?, embedsPlayers: Bool, capacity: Int) {
    self.embedsPlayers = embedsPlayers
    self.root = root
    self.base = base
    markup = Markup(capacity: capacity)
    rules = root.names.map { Policy.rule($0.local) }
  }

  mutating func write() -> String {
    var walk = TreeWalk(root)
    while let step = walk.next() {
      switch step {
      case .text(let text):
        if placeholder != nil, !text.allSatisfy(\.isSpace) { placeholder = nil }
        markup.text(text)
      case .enter(let element): if !enter(element) { walk.skipChildren() }
      case .leave(let element): leave(element)
      }
    }
    return markup.text
  }

  // MARK: Elements

  /// False to leave out its content.
  private mutating func enter(_ element: Element) -> Bool {
    let rule = rules[element.nameIndex]
    let values = values(of: element)
    let twinsPlace = placeholder
    placeholder = nil
    var isWritten = false
    var entersContent = true
    if rule.treatment == .drop || values[.hidden] != nil {
      entersContent = false
    } else {
      switch rule.treatment {
      case .unwrap, .drop: break
      case .keep: isWritten = keep(rule, values)
      case .keepVoid: keepVoid(rule, values)
      case .link: isWritten = keepLink(rule, values)
      case .image: keepImage(rule, values)
      case .player:
        isWritten = keep(rule, values, isPlayer: true)
        playerDepth += 1
      case .source, .track: keepSource(rule, values, in: element.parent)
      case .iframe: keepEmbed(values)
      case .noscript:
        entersContent = false
        if let twinsPlace { keepTwin(in: element, at: twinsPlace) }
      case .math:
        entersContent = false
        keepFormula(element, values)
      }
    }
    if isWritten { written.append(open.count) }
    open.append(OpenElement(index: element.nameIndex, isWritten: isWritten))
    return entersContent
  }

  private mutating func leave(_ element: Element) {
    guard let last = open.popLast() else { return }
    let rule = rules[last.index]
    if rule.treatment == .player, playerDepth > 0 { playerDepth -= 1 }
    guard last.isWritten else { return }
    placeholder = nil
    written.removeLast()
    writeEnd(rule)
  }

  private mutating func writeEnd(_ rule: Policy.Rule) {
    if rule.treatment == .link { linkDepth -= 1 }
    markup.verbatim(rule.endTag)
  }

  /// Ends the elements that `rule`'s start tag closes.
  private mutating func close(for rule: Policy.Rule) {
    guard rule.closesOthers else { return }
    while let innermost = written.last {
      guard closes(rule, at: 0) || leavesLinkBehind(rule) else { return }
      open[innermost].isWritten = false
      written.removeLast()
      writeEnd(rules[open[innermost].index])
    }
  }

  /// A link that was left open in one item of a list would take the words of all others, and lose their links.
  private func leavesLinkBehind(_ rule: Policy.Rule) -> Bool {
    guard linkDepth > 0, let innermost = written.last, Nesting.items.contains(rule.name) else { return false }
    return rules[open[innermost].index].treatment == .link && closes(rule, at: 1)
  }

  /// Whether `rule`'s start tag closes the element that is so many outside the innermost.
  private func closes(_ rule: Policy.Rule, at depth: Int) -> Bool {
    guard depth < written.count else { return false }
    return Nesting.closes(rule.name, rules[open[written[written.count - 1 - depth]].index].name)
  }

  private mutating func keep(_ rule: Policy.Rule, _ values: Values, isPlayer: Bool = false) -> Bool {
    close(for: rule)
    guard written.count < Policy.depth else { return false }
    markup.verbatim(rule.startTag)
    write(values, allowed: rule.attributes)
    if isPlayer { markup.verbatim(Policy.playerAttributes) }
    markup.endStartTag()
    return true
  }

  private mutating func keepVoid(_ rule: Policy.Rule, _ values: Values) {
    close(for: rule)
    markup.verbatim(rule.startTag)
    write(values, allowed: rule.attributes)
    markup.endStartTag(isVoid: true)
  }

  private mutating func keepLink(_ rule: Policy.Rule, _ values: Values) -> Bool {
    guard linkDepth == 0, written.count < Policy.depth else { return false }
    linkDepth += 1
    markup.verbatim(rule.startTag)
    let address = values[.href].flatMap { Address.safe($0, base: base, schemes: Policy.linkSchemes) }
    if let address { markup.attribute(.href, address) }
    write(values, allowed: rule.attributes.subtracting(.href))
    if address != nil { markup.verbatim(Policy.linkAttributes) }
    markup.endStartTag()
    return true
  }

  private func isPlayable(_ values: Values) -> Bool {
    values[.src].flatMap { Address.safe($0, base: base, schemes: Policy.mediaSchemes) } != nil
  }

  /// Void elements that mean something only inside of their players and pictures.
  private mutating func keepSource(_ rule: Policy.Rule, _ values: Values, in parent: Element?) {
    if playerDepth > 0 && isPlayable(values) {
      keepVoid(rule, values)
    } else if rule.treatment == .source, parent?.name.local == "picture",
      values[.srcset].flatMap({ SourceSet.safe($0, base: base) }) != nil
    {
      keepVoid(rule, values)
    }
  }

  private mutating func keepEmbed(_ values: Values) {
    guard let raw = values[.src] else { return }
    if embedsPlayers, let address = Embed.address(raw, base: base) {
      markup.startTag("iframe")
      markup.attribute(.src, address)
      write(values, allowed: [.title, .width, .height])
      markup.verbatim(Policy.embedAttributes)
      markup.endStartTag()
      markup.endTag("iframe")
    } else if linkDepth == 0, let address = Address.safe(raw, base: base, schemes: Policy.mediaSchemes) {
      markup.startTag("a")
      markup.attribute(.href, address)
      markup.verbatim(Policy.linkAttributes)
      markup.endStartTag()
      markup.text(values[.title].flatMap { $0.isEmpty ? nil : $0 } ?? Address.host(of: address) ?? address)
      markup.endTag("a")
    }
  }

  private mutating func keepFormula(_ element: Element, _ values: Values) {
    let formula = Formula.source(of: element) ?? string(.alttext, in: values) ?? element.text
    let text = PlainText.folding(formula)
    guard !text.isEmpty else { return }
    markup.startTag("code")
    markup.endStartTag()
    markup.text(text)
    markup.endTag("code")
  }

  // MARK: Pictures

  private mutating func keepImage(_ rule: Policy.Rule, _ values: Values) {
    guard !Picture.counts(values) else { return }
    let start = markup.bytes.count
    if let picture = Picture(values, base: base) {
      // `http:host/` and the like are known only by what they resolve to.
      guard !picture.isCounter else { return }
      write(picture, rule, values)
      if picture.isPlaceholder { placeholder = start }
    } else {
      placeholder = start
      // What a browser would show instead.
      if let alternative = values[.alt] { markup.text(alternative) }
    }
  }

  private mutating func write(_ picture: Picture, _ rule: Policy.Rule, _ values: Values) {
    markup.startTag("img")
    if let source = picture.source { markup.attribute(.src, source) }
    if let set = picture.sourceSet { markup.attribute(.srcset, set) }
    write(values, allowed: rule.attributes.subtracting([.src, .srcset, .loading]))
    if picture.isLazy { markup.verbatim(Policy.lazyAttribute) }
    markup.endStartTag(isVoid: true)
  }

  private mutating func keepTwin(in noscript: Element, at place: Int) {
    var walk = TreeWalk(noscript)
    while let step = walk.next() {
      guard case .enter(let element) = step, rules[element.nameIndex].treatment == .image else { continue }
      let values = values(of: element)
      guard !Picture.counts(values), let picture = Picture(values, base: base), !picture.isCounter else { continue }
      markup.removeAll(after: place)
      return write(picture, rules[element.nameIndex], values)
    }
  }

  // MARK: Attributes

  private func values(of element: Element) -> Values {
    var values = Values(capacity: element.attributeCount)
    for index in 0..<element.attributeCount {
      let (name, value) = element.attributeBytes(at: index)
      if let attribute = rules[name].attribute { values.append(attribute, value) }
    }
    return values
  }

  private func string(_ attribute: Attributes, in values: Values) -> String? {
    values[attribute].map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func write(_ values: Values, allowed: Attributes) {
    var written: Attributes = []
    for (attribute, value) in values.list where allowed.contains(attribute) && !written.contains(attribute) {
      written.insert(attribute)
      switch attribute.kind {
      case .text: markup.attribute(attribute, value)
      case .flag: markup.attribute(attribute, [])
      case .address:
        let schemes = attribute == .href || attribute == .cite ? Policy.linkSchemes : Policy.mediaSchemes
        if let address = Address.safe(value, base: base, schemes: schemes) { markup.attribute(attribute, address) }
      case .sourceSet:
        if let set = SourceSet.safe(value, base: base) { markup.attribute(attribute, set) }
      case .number: if Self.isNumber(value) { markup.attribute(attribute, value) }
      case .length: if let length = Self.length(value) { markup.attribute(attribute, length) }
      case .word: if Self.isWord(value) { markup.attribute(attribute, value) }
      }
    }
  }

  private static func isNumber(_ value: ArraySlice<UInt8>) -> Bool {
    let digits = value.first == UInt8(ascii: "-") ? value.dropFirst() : value
    return (1...9).contains(digits.count) && digits.allSatisfy { $0.isDigit }
  }

  /// Digits, perhaps with a per cent sign; `px` goes.
  private static func length(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var digits = value
    if digits.suffix(2).elementsEqual("px".utf8) { digits = digits.dropLast(2) }
    let number = digits.last == UInt8(ascii: "%") ? digits.dropLast() : digits
    let isLength =
      (1...9).contains(number.count) && number.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    return isLength ? digits : nil
  }

  private static func isWord(_ value: ArraySlice<UInt8>) -> Bool {
    (1...35).contains(value.count)
      && value.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }
}
