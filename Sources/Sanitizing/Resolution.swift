import Syndication
import XML

/// Markup with its references made absolute and nothing else changed in meaning.
enum Resolution {
  /// SCHEMA of `feedmill parse`: the attributes that hold one reference.
  private static let references: Set<String> = [
    "href", "src", "cite", "longdesc", "poster", "action", "data", "background", "usemap",
  ]
  private static let void: Set<String> = [
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "img", "image", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
  ]

  static func write(_ root: Element, base: String?, capacity: Int) -> String {
    var markup = Markup(capacity: capacity)
    var walk = TreeWalk(root)
    while let step = walk.next() {
      switch step {
      case .text(let text): markup.text(text)
      case .enter(let element):
        let name = element.name.local
        if name == "html" || name == "body" { continue }
        markup.startTag(name)
        for (name, value) in element.attributes {
          markup.attribute(name.local, resolving(name.local, value, base))
        }
        markup.endStartTag(isVoid: void.contains(name))
      case .leave(let element):
        let name = element.name.local
        if name != "html" && name != "body" && !void.contains(name) { markup.endTag(name) }
      }
    }
    return markup.text
  }

  private static func resolving(_ name: String, _ value: String, _ base: String?) -> String {
    if references.contains(name) { return IRI.resolve(value, against: base) }
    if name == "srcset" { return SourceSet.resolving(value, base: base) }
    return value
  }
}
