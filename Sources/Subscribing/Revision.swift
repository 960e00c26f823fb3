import Syndication

/// Replacements of byte ranges that make up one edit of a list.
struct Revision {
  private let list: SubscriptionList
  private let outlines: Outlines
  private let layout: Layout
  private var declaresNamespace = false
  private var replacements: [(range: Range<Int>, bytes: [UInt8])] = []

  init(_ list: SubscriptionList) {
    self.list = list
    outlines = list.outlines
    layout = Layout(list.outlines)
  }

  /// The whole file with the replacements made, in its own encoding.
  consuming func finish() -> [UInt8] {
    replacements.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(outlines.bytes.count + replacements.reduce(0) { $0 + $1.bytes.count })
    var offset = 0
    for (range, replacement) in replacements {
      bytes += outlines.bytes[offset..<max(offset, range.lowerBound)]
      bytes += replacement
      offset = max(offset, range.upperBound)
    }
    bytes += outlines.bytes[offset...]
    guard case .utf16(let isBigEndian) = list.charset.form else { return bytes }
    return Charset.utf16(fromUTF8: bytes, isBigEndian: isBigEndian)
  }

  // MARK: Whole outlines

  mutating func remove(_ node: Int) {
    guard hasFeeds(below: node) else {
      replacements.append((layout.lines(of: outlines.nodes[node].whole), []))
      return
    }
    // The feeds inside stay: what is left is a group.
    for name in ["xmlUrl", "type"] { set(name, to: nil, of: node) }
  }

  private func hasFeeds(below node: Int) -> Bool {
    let end = outlines.nodes[node].whole.upperBound
    return outlines.nodes[(node + 1)...].prefix { $0.whole.lowerBound < end }.indices
      .contains { outlines.attribute("xmlUrl", of: $0) != nil }
  }

  mutating func move(_ nodes: [Int], to groups: [String]) {
    let (container, missing) = deepest(groups)
    var branch = Branch()
    for node in nodes where !missing.isEmpty || container != outlines.nodes[node].parent {
      let whole = outlines.nodes[node].whole
      replacements.append((layout.lines(of: whole), []))
      branch.insert(.moved(whole), at: missing)
    }
    if !branch.isEmpty { insert(branch, into: container) }
  }

  mutating func add(_ subscriptions: [Subscription]) {
    var branches: [(container: Int?, branch: Branch)] = []
    var indexOfContainer: [Int?: Int] = [:]
    var deepestOfGroups: [[String]: (Int?, [String])] = [:]
    for subscription in subscriptions {
      let (container, missing) = deepestOfGroups[subscription.groups] ?? deepest(subscription.groups)
      deepestOfGroups[subscription.groups] = (container, missing)
      let index = indexOfContainer[container] ?? branches.count
      if index == branches.count {
        branches.append((container, Branch()))
        indexOfContainer[container] = index
      }
      branches[index].branch.insert(.added(subscription), at: missing)
    }
    for (container, branch) in branches { insert(branch, into: container) }
  }

  /// The innermost of the groups that is there (nil: not even a body), and the titles of those that are missing.
  private func deepest(_ groups: [String]) -> (Int?, [String]) {
    guard var container = outlines.nodes.firstIndex(where: \.isBody) else { return (nil, groups) }
    for (depth, title) in groups.enumerated() {
      let found = outlines.nodes[container].children.first {
        list.title(of: $0) == title.trimmed && outlines.attribute("xmlUrl", of: $0) == nil
      }
      guard let found else { return (container, Array(groups[depth...])) }
      container = found
    }
    return (container, [])
  }

  private mutating func insert(_ branch: Branch, into container: Int?) {
    let place = layout.place(in: container)
    let indent = place.indent
    var bytes = place.before
    if container == nil {
      bytes += layout.line(indent, Array("<body>".utf8), isCompact: place.isCompact)
      bytes += render(branch, indent + layout.unit, like: nil, isCompact: place.isCompact)
      bytes += layout.line(indent, Array("</body>".utf8), isCompact: place.isCompact)
    } else {
      bytes += render(branch, indent, like: layout.model(in: container), isCompact: place.isCompact)
    }
    bytes += place.after
    replacements.append((place.range, bytes))
  }

  private func render(_ branch: Branch, _ indent: [UInt8], like model: Int?, isCompact: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for member in branch.members {
      let outline =
        switch member {
        case .added(let subscription): outline(subscription, like: model)
        case .moved(let whole): layout.reindented(whole, to: indent)
        }
      bytes += layout.line(indent, outline, isCompact: isCompact)
    }
    for group in branch.groups {
      let mark = layout.mark(of: model)
      let text = list.charset.encodeValue(group.title, mark: mark)
      let tag = Array("<outline text=".utf8) + [mark] + text + [mark, .greaterThan]
      bytes += layout.line(indent, tag, isCompact: isCompact)
      bytes += render(group.branch, indent + layout.unit, like: model, isCompact: isCompact)
      bytes += layout.line(indent, Array("</outline>".utf8), isCompact: isCompact)
    }
    return bytes
  }

  /// `<outline type="rss" text="…" xmlUrl="…"/>` with the marks, the order and the ending of the outlines beside it.
  private func outline(_ subscription: Subscription, like model: Int?) -> [UInt8] {
    let title = subscription.title ?? subscription.feedURL
    var values: [(name: String, value: String)] = [
      ("type", "rss"), ("text", title), ("xmlUrl", list.relative(subscription.feedURL)),
    ]
    if let model, outlines.attribute("title", of: model) != nil { values.insert(("title", title), at: 2) }
    if let site = subscription.siteURL { values.append(("htmlUrl", site)) }
    if let interval = subscription.interval { values.append(("feedmill:interval", Interval.text(interval))) }
    if subscription.isPaused { values.append(("feedmill:paused", "true")) }
    if subscription.isPreferred { values.append(("feedmill:preferred", "true")) }
    if let model {
      let order = outlines.nodes[model].tag.attributes.map { String(decoding: outlines.bytes[$0.name], as: UTF8.self) }
      let ranks = values.map { value in order.firstIndex(of: value.name) ?? order.count }
      values = zip(ranks, values).enumerated()
        .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }
    let mark = layout.mark(of: model)
    var bytes = Array("<outline".utf8)
    for (name, value) in values {
      bytes += " \(name)=".utf8
      bytes += [mark] + list.charset.encodeValue(value, mark: mark) + [mark]
    }
    return bytes + layout.ending(of: model)
  }

  // MARK: Attributes

  mutating func rename(_ node: Int, to title: String) {
    let text = outlines.text("text", of: node, in: list.charset)
    let other = outlines.text("title", of: node, in: list.charset)
    // A list without `text` keeps its own way; a `title` that differs is the feed's own.
    if text?.trimmed == nil, other != nil, outlines.attribute("text", of: node) == nil {
      set("title", to: title, of: node)
    } else {
      set("text", to: title, of: node)
      if let other, other == text { set("title", to: title, of: node) }
    }
  }

  mutating func set(_ name: String, to value: String?, of node: Int) {
    let tag = outlines.nodes[node].tag
    let attribute = outlines.attribute(name, of: node)
    guard let value else {
      if let attribute { replacements.append((attribute.whole, [])) }
      return
    }
    if name.hasPrefix("feedmill:") { declareNamespace() }
    if let attribute, let range = attribute.value {
      let before = outlines.bytes[range.lowerBound - 1]
      if before == .quote || before == .apostrophe {
        replacements.append((range, list.charset.encodeValue(value, mark: before)))
        return
      }
    }
    let mark = layout.mark(of: node)
    let quoted = [mark] + list.charset.encodeValue(value, mark: mark) + [mark]
    if let attribute {
      replacements.append((attribute.name.lowerBound..<attribute.whole.upperBound, Array("\(name)=".utf8) + quoted))
    } else {
      let end = tag.attributes.last?.whole.upperBound ?? tag.name.upperBound
      replacements.append((end..<end, Array(" \(name)=".utf8) + quoted))
    }
  }

  private mutating func declareNamespace() {
    guard let opml = outlines.opml else { return }
    let isDeclared = opml.attributes.contains { outlines.bytes[$0.name].elementsEqual("xmlns:feedmill".utf8) }
    guard !isDeclared, !declaresNamespace else { return }
    declaresNamespace = true
    let end = opml.attributes.last?.whole.upperBound ?? opml.name.upperBound
    replacements.append((end..<end, Array(" xmlns:feedmill=\"\(SubscriptionList.namespace)\"".utf8)))
  }
}

extension SubscriptionList {
  /// Of the attributes `feedmill:interval` and `feedmill:paused`.
  package static let namespace = "urn:feedmill:opml"
}

/// New outlines below one that is there.
struct Branch {
  enum Member {
    case added(Subscription)
    /// The bytes of an outline that moves here.
    case moved(Range<Int>)
  }

  var members: [Member] = []
  var groups: [(title: String, branch: Branch)] = []

  var isEmpty: Bool { members.isEmpty && groups.isEmpty }

  mutating func insert(_ member: Member, at path: [String]) {
    guard let title = path.first else { return members.append(member) }
    let index = groups.firstIndex { $0.title == title } ?? groups.count
    if index == groups.count { groups.append((title, Branch())) }
    groups[index].branch.insert(member, at: Array(path.dropFirst()))
  }
}
