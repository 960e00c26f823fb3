package import Syndication

/// A subscription list: an OPML 1.0, 1.1 or 2.0 file, which its owner edits by hand and Feedmill edits beside them.
///
/// The file's bytes are the truth. Every edit changes the bytes at one place and reads them again, so that whatever
/// Feedmill does not know (attributes, elements, comments, order, indentation, line ends, encoding) stays.
package struct SubscriptionList: Sendable {
  package struct Limits: Sendable, Hashable {
    package var bytes: Int
    /// Of groups in groups; what is nested deeper belongs to the last.
    package var depth: Int
    package var outlines: Int

    package init(bytes: Int = 32 << 20, depth: Int = 128, outlines: Int = 200_000) {
      self.bytes = bytes
      self.depth = depth
      self.outlines = outlines
    }
  }

  /// Whose list it is.
  package enum Trust: Sendable, Hashable {
    /// The owner's: `file:` and relative addresses name feeds on this machine.
    case own
    /// Someone else's, imported or remote: only http and https are followed.
    case foreign
  }

  /// Another list, elsewhere, whose feeds belong to this one (OPML 2.0, `type="include"`).
  package struct Inclusion: Sendable, Hashable {
    package var url: String
    package var title: String?
    package var groups: [String]
    /// Counted from 1.
    package var line: Int
  }

  /// What messages call the file.
  package let file: String
  /// Absolute, for relative addresses: `file:///home/me/planet/feeds.opml`.
  package let location: String
  package let trust: Trust
  package let limits: Limits

  /// The file's content, in its own encoding.
  package private(set) var bytes: [UInt8]
  package private(set) var title: String?
  /// In document order, paused ones too; of those with the same address the first.
  package private(set) var subscriptions: [Subscription] = []
  package private(set) var inclusions: [Inclusion] = []
  /// What was passed over or read with goodwill, by line.
  package private(set) var remarks: [Remark] = []

  private(set) var charset: Charset
  private(set) var outlines: Outlines
  /// Indices of outlines by address, every duplicate included.
  private(set) var nodesOfFeed: [String: [Int]] = [:]

  /// - Parameters:
  ///   - location: where the list is: an absolute URL.
  ///   - file: what messages call it; nil: the location.
  package init(
    bytes: [UInt8], location: String, file: String? = nil, trust: Trust = .own, limits: Limits = Limits()
  ) throws(OPMLError) {
    self.file = file ?? location
    self.location = location
    self.trust = trust
    self.limits = limits
    self.bytes = bytes
    let reading = try Reading(bytes, file: self.file, limits: limits)
    charset = reading.charset
    outlines = reading.outlines
    title = outlines.value(outlines.title, in: charset)?.trimmed
    collect()
  }

  /// Takes new bytes, if they can be read.
  mutating func replaceBytes(_ bytes: [UInt8]) throws(OPMLError) {
    self = try SubscriptionList(bytes: bytes, location: location, file: file, trust: trust, limits: limits)
  }

  private mutating func collect() {
    var lines = LineNumbers(outlines.bytes)
    var titles: [[String]] = []
    titles.reserveCapacity(outlines.nodes.count)
    nodesOfFeed.reserveCapacity(outlines.nodes.count)
    subscriptions.reserveCapacity(outlines.nodes.count)
    for index in outlines.nodes.indices {
      let node = outlines.nodes[index]
      let groups = node.parent.map { titles[$0] } ?? []
      guard !node.isBody else {
        titles.append(groups)
        continue
      }
      let attributes = OutlineAttributes(node.tag, outlines, charset)
      let isGroup = !node.children.isEmpty && groups.count < limits.depth
      titles.append(isGroup ? groups + (attributes.name.map { [$0] } ?? []) : groups)
      let offset = node.tag.whole.lowerBound
      if let address = attributes.inclusion {
        guard let url = FeedAddress.resolve(address, against: location, trust: trust) else { continue }
        inclusions.append(
          Inclusion(url: url, title: attributes.name, groups: groups, line: lines.line(of: offset)))
      } else if let type = attributes.scrapedType {
        remark(
          "not followed: '\(attributes.name ?? attributes.xmlUrl ?? "")' is no feed, but a page that FreshRSS makes one of "
            + "(\(type)); follow FreshRSS' own feed of it, or look for one: feedmill discover '\(attributes.xmlUrl ?? "")'",
          at: offset, &lines)
      } else if let address = attributes.feed {
        subscribe(index, to: address, attributes, groups: groups, &lines)
      }
    }
    for repair in outlines.repairs { remark(repair.words, at: repair.offset, &lines) }
    remarks.sort { $0.line < $1.line }
  }

  private mutating func subscribe(
    _ index: Int, to address: String, _ attributes: OutlineAttributes, groups: [String], _ lines: inout LineNumbers
  ) {
    let offset = outlines.nodes[index].tag.whole.lowerBound
    guard let url = FeedAddress.resolve(address, against: location, trust: trust) else {
      return remark("not followed: " + FeedAddress.objection(to: address, trust: trust), at: offset, &lines)
    }
    if let first = nodesOfFeed[url]?.first {
      nodesOfFeed[url]?.append(index)
      let line = lines.line(of: outlines.nodes[first].tag.whole.lowerBound)
      return remark("\(url) is already in line \(line); this one is passed over", at: offset, &lines)
    }
    nodesOfFeed[url] = [index]
    // Readers write the address where a title is wanted and they have none.
    let title = attributes.name == address ? nil : attributes.name
    var subscription = Subscription(url, siteURL: attributes.htmlUrl, title: title, groups: groups)
    if let interval = attributes.interval {
      subscription.interval = Interval.seconds(interval)
      if subscription.interval == nil {
        remark("'\(interval)' is no interval; write 30m, 2h or 1d", at: offset, &lines)
      }
    }
    func says(_ value: String?) -> Bool { ["true", "yes", "1"].contains(value?.lowercased()) }
    subscription.isPaused = says(attributes.paused)
    subscription.isPreferred = says(attributes.preferred)
    subscriptions.append(subscription)
  }

  private mutating func remark(_ words: String, at offset: Int, _ lines: inout LineNumbers) {
    remarks.append(Remark(file: file, line: lines.line(of: offset), words: words))
  }

  /// `text`, else `title`.
  func title(of node: Int) -> String? {
    outlines.text("text", of: node, in: charset)?.trimmed ?? outlines.text("title", of: node, in: charset)?.trimmed
  }
}

extension String {
  /// Without white space around it; nil when nothing is left.
  var trimmed: String? {
    if let first = unicodeScalars.first, let last = unicodeScalars.last, !String.isWhite(first), !String.isWhite(last) {
      return self
    }
    let inside = drop { $0.isWhitespace }
    guard let last = inside.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(inside[...last])
  }

  /// The Unicode tables are slow to ask, and below U+0085 there are six.
  private static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x85 ? scalar.value == 0x20 || (0x9...0xD).contains(scalar.value) : scalar.properties.isWhitespace
  }
}
