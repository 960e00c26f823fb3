/// The names of a document's elements and attributes, each with what it means to the tokens that follow and how often
/// it is open.
struct HTMLNames {
  enum Kind: UInt8 {
    case ordinary
    /// Never has content or an end tag.
    case void
    /// `br`, whose end tag is a `br` too.
    case lineBreak
    /// Its content is no markup, and nothing that we read.
    case rawText
    /// Its content is text with references.
    case escapableRawText
    /// Its content has no end.
    case plaintext
    /// The document's own, which a fragment is inside of.
    case document
    /// Holds what is shown only if it cannot be shown itself: without an end tag it would take all that follows with
    /// it.
    case enclosing

    var isRaw: Bool { self == .rawText || self == .escapableRawText || self == .plaintext }
  }

  struct Slot: Hashable { fileprivate(set) var index: Int }

  private struct Entry {
    var hash: UInt64
    /// Where it first stood.
    var place: Range<Int>
    var open: Int32
    var kind: Kind
  }

  /// The HTML standard's, and those that browsers still treat so.
  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [:]
    let names: [(Kind, String)] = [
      (.void, "area base basefont bgsound col command embed frame hr image img input keygen link meta param source"),
      (.void, "track wbr"), (.lineBreak, "br"), (.rawText, "iframe noembed noframes script style xmp"),
      (.escapableRawText, "textarea title"), (.plaintext, "plaintext"),
      (.document, "body head html"),
      (.enclosing, "applet canvas dialog math noscript object portal select svg template"),
    ]
    for (kind, list) in names {
      for name in list.split(separator: " ") { kinds[name.utf8.reduce(emptyHash, hash)] = kind }
    }
    return kinds
  }()

  /// More names than HTML has by far: those that come after are not markup.
  private static let limit = 350
  static let size = 512
  private var entries = [Entry](repeating: Entry(hash: 0, place: 0..<0, open: 0, kind: .ordinary), count: size)
  private var count = 0

  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of the name so far and its next byte, without regard to case.
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }

  mutating func slot(_ hash: UInt64, at place: Range<Int>) -> Slot? {
    var index = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.size - 1)
    while entries[index].hash != hash {
      if entries[index].hash == 0 {
        guard count < Self.limit else { return nil }
        count += 1
        entries[index] = Entry(hash: hash, place: place, open: 0, kind: Self.kinds[hash] ?? .ordinary)
        break
      }
      index = (index + 1) & (Self.size - 1)
    }
    return Slot(index: index)
  }

  /// Where the name first stood.
  func place(_ slot: Slot) -> Range<Int> { entries[slot.index].place }

  func kind(_ slot: Slot) -> Kind { entries[slot.index].kind }

  mutating func open(_ slot: Slot) { entries[slot.index].open += 1 }

  /// False if none is open.
  mutating func close(_ slot: Slot) -> Bool {
    guard entries[slot.index].open > 0 else { return false }
    entries[slot.index].open -= 1
    return true
  }
}
