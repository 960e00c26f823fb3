internal import XML

/// Whether words that may be plain or HTML look like HTML.
enum HTMLLook {
  /// They do when they have an end tag or a character reference, every tag in them is a usual element of HTML, and every
  /// named reference is one of HTML's. `1 < 2`, `AT&T` and `List<String>` do not.
  static func isHTML(_ words: String) -> Bool {
    guard words.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
    let bytes = Array(words.utf8)
    var hasEvidence = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        index += 1
        let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let start = index
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        guard index > start else { continue }
        let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        guard elements.contains(name) else { return false }
        if isEnd { hasEvidence = true }
      case UInt8(ascii: "&"):
        index += 1
        let start = index
        while index < bytes.count, isNameByte(bytes[index]) || bytes[index] == UInt8(ascii: "#") { index += 1 }
        guard index > start, index < bytes.count, bytes[index] == UInt8(ascii: ";") else { continue }
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        guard name.hasPrefix("#") || HTMLEntities.contains(name) else { return false }
        hasEvidence = true
      default:
        index += 1
      }
    }
    return hasEvidence
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static let elements: Set<String> = Set(
    """
    a abbr acronym address area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas \
    caption center cite code col colgroup command data datalist dd del details dfn dialog dir div dl dt em embed \
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe \
    img input ins kbd keygen label legend li link main map mark menu meta meter nav noframes noscript object ol \
    optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span \
    strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul \
    var video wbr svg math
    """.split(separator: " ").map(String.init))
}
